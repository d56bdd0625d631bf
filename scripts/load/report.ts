import type { Tally } from "../replay/tally.ts";
import type { Answered } from "./fire-messages.ts";

/** What the load came to, for people. */
export function report({
  calls,
  answered,
  listed,
  came,
}: {
  calls: number;
  answered: readonly Answered[];
  listed: number;
  came: Tally;
}): string {
  const times = answered.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number) => `${Math.round(times[Math.ceil(share * times.length) - 1] ?? 0)} ms`;
  const refused = answered.filter(({ status }) => status !== 200).length;
  return [
    `answer to a message   median ${at(0.5)}, 95th percentile ${at(0.95)}, 99th ${at(0.99)}, longest ${at(1)}`,
    `not answered with 200 ${refused} of ${answered.length}`,
    `calls analysed        ${came.completed} of ${calls}, lost ${calls - came.completed}, twice ${Math.max(0, listed - calls)}`,
  ].join("\n");
}

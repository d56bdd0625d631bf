import type { Tally } from "../replay/tally.ts";
import type { Answered } from "./fire-messages.ts";
import { spreadOf } from "./spread.ts";

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
  return [
    ...answerLines(answered),
    `calls analysed        ${came.completed} of ${calls}, lost ${calls - came.completed}, twice ${Math.max(0, listed - calls)}`,
  ].join("\n");
}

/** How messages were answered. */
export function answerLines(answered: readonly Answered[]): string[] {
  const refused = answered.filter(({ status }) => status !== 200).length;
  return [
    `answer to a message   ${spreadOf(answered.map(({ tookMs }) => tookMs))}`,
    `not answered with 200 ${refused} of ${answered.length}`,
  ];
}

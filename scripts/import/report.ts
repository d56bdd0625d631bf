import type { FinishedCall } from "../../src/calls/finished-call.ts";

export interface ImportTally {
  created: number;
  /** Sent before: nothing changed. */
  known: number;
  failed: number;
}

/** One call in one line, for `--dry-run`. */
export function describeCall(place: string, id: string, call: FinishedCall): string {
  const parties = `${call.fromNumber ?? "?"} → ${call.toNumber ?? "?"}`;
  const length = call.durationMs === null ? "" : ` (${Math.round(call.durationMs / 1000)} s)`;
  const count = (role: string) => call.turns.filter((turn) => turn.role === role).length;
  const turns = `${call.turns.length} turns, ${count("agent")} agent, ${count("customer")} customer`;
  return [
    `${place}  ${id}`,
    `  ${call.direction} ${parties}, ${call.status}, ${call.startedAt ?? "no start: --started-at gives one"}${length}`,
    `  ${turns}${first(call)}`,
  ].join("\n");
}

const SHOWN_CHARS = 60;

function first({ turns: [turn] }: FinishedCall): string {
  if (!turn) return "";
  const text = turn.text.length > SHOWN_CHARS ? `${turn.text.slice(0, SHOWN_CHARS)}…` : turn.text;
  return `; first ${turn.role}: ${text}`;
}

/** The result as a table of two columns. */
export function summary({ created, known, failed }: ImportTally, isDryRun: boolean): string {
  const rows: [string, number][] = isDryRun
    ? [["would be sent", created]]
    : [
        ["created", created],
        ["already there", known],
      ];
  return [...rows, ["failed", failed] as const]
    .map(([name, count]) => `  ${name.padEnd(16)}${count}`)
    .join("\n");
}

import type { Tally } from "./tally.ts";

const BAR_WIDTH = 30;

/** `[#####     ] 12/48 analysed`. */
export function bar(done: number, total: number, what: string): string {
  const filled = Math.round((done / Math.max(total, 1)) * BAR_WIDTH);
  return `[${"#".repeat(filled)}${" ".repeat(BAR_WIDTH - filled)}] ${done}/${total} ${what}`;
}

/** The result as a table of two columns. */
export function report(sent: number, { elapsedMs, ...counts }: Tally): string {
  const ended = counts.completed + counts.skipped + counts.failed;
  const rate = elapsedMs ? `${(ended / (elapsedMs / 1000)).toFixed(1)} calls/s` : "–";
  const share = counts.fields > 0 ? ` (${Math.round((100 * counts.filled) / counts.fields)} %)` : "";
  const rows: [string, string | number][] = [
    ["sent", sent],
    ["completed", counts.completed],
    ["skipped", counts.skipped],
    ["failed", counts.failed],
    ["not ended", counts.waiting],
    ["lost", counts.lost],
    ["twice", counts.twice],
    ["fields filled", `${counts.filled} of ${counts.fields}${share}`],
    [
      "time",
      elapsedMs === null ? "–" : `${(elapsedMs / 1000).toFixed(1)} s from first arrival to last analysis`,
    ],
    ["rate", rate],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(16)}${value}`).join("\n");
}

/** What speaks against the run, one sentence each. */
export function findFaults({ failed, waiting, lost, twice }: Tally): string[] {
  return [
    ...(failed > 0 ? [`${failed} failed: analysis.reason of each call says why.`] : []),
    ...(waiting > 0 ? [`${waiting} did not end.`] : []),
    ...(lost > 0 ? [`${lost} are not in the API's list.`] : []),
    ...(twice > 0 ? [`${twice} are in the API's list twice.`] : []),
  ];
}

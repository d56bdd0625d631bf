import type { Latencies, Spread } from "./latency.ts";
import type { Tally } from "./tally.ts";

export interface Result {
  tally: Tally;
  latencies: Latencies;
  /** Requests that the receiver could not verify, and why the last of them. */
  refused: { count: number; because: string };
  requests: number;
  elapsedMs: number;
}

/** The result as a table of two columns. */
export function report({ tally, latencies, refused, requests, elapsedMs }: Result): string {
  const seconds = elapsedMs / 1000;
  const rows: [string, string | number][] = [
    ["deliveries", tally.expected],
    ["arrived", tally.arrived],
    ["lost", tally.lost],
    ["duplicates", `${tally.duplicates} (the same webhook-id again)`],
    ["requests", `${requests}, ${refused.count} with a signature that does not verify`],
    ["time", `${seconds.toFixed(1)} s, ${(tally.arrived / seconds).toFixed(1)} deliveries/s`],
    ["", "median / 95th percentile"],
    ["event to attempt", show(latencies.toFirstAttempt)],
    ["receiver's time", show(latencies.receiver)],
    ["our own share", show(latencies.own)],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(18)}${value}`).join("\n");
}

/** What speaks against the run, one sentence each. */
export function findFaults({ tally, refused }: Pick<Result, "tally" | "refused">): string[] {
  return [
    ...(tally.lost > 0 ? [`${tally.lost} never arrived.`] : []),
    ...(tally.renamed > 0 ? [`${tally.renamed} arrived again under another webhook-id.`] : []),
    ...(refused.count > 0 ? [`${refused.count} did not verify: ${refused.because}`] : []),
  ];
}

const show = (spread: Spread | null) => (spread ? `${spread.median} ms / ${spread.p95} ms` : "–");

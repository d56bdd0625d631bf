import type { CallAnswer } from "../api/answers.ts";
import type { Tally } from "../replay/tally.ts";
import type { Judgement } from "./judge.ts";
import type { PromptSize } from "./prompt-size.ts";
import { quantile } from "./quantile.ts";

const NAME_WIDTH = 16;

/** What a run took and cost, a line each. */
export function summary(
  { elapsedMs, ...counts }: Tally,
  answers: readonly CallAnswer[],
  judgements: readonly Judgement[],
): string {
  const read = answers.filter(({ analysis }) => analysis.status === "completed");
  const models = [...new Set(read.map(({ analysis }) => analysis.model ?? "unknown"))];
  const versions = [...new Set(read.map(({ analysis }) => analysis.prompt_version ?? "unknown"))];
  return lines([
    ["model", models.length === 0 ? "none answered" : `${models.join(", ")} (prompt ${versions.join(", ")})`],
    [
      "calls",
      `${counts.completed} completed, ${counts.skipped} skipped, ${counts.failed} failed, ${counts.waiting + counts.lost} without an end; every field right in ${countRight(judgements)}`,
    ],
    ...reasonsOf(answers).map(({ reason, count }): [string, string] => ["failed", `${count} ${reason}`]),
    ["tokens", tokensOf(read)],
    ["cost", costOf(read)],
    [
      "latency",
      `${spread(
        read.map(({ analysis }) => analysis.latency_ms ?? 0),
        0,
      )} of an analysis`,
    ],
    ["time", elapsedMs === null ? "–" : `${(elapsedMs / 1000).toFixed(1)} s for all`],
  ]);
}

/** What the prompt and the offline reader cost on these calls, whatever model has read them; times in milliseconds. */
export function ownCost({ overhead, content }: PromptSize, readerTimes: readonly number[]): string {
  return lines([
    [
      "prompt",
      `${overhead} tokens beyond fields and transcript; these take ${quantile(content, 0.5)} at the median (estimate)`,
    ],
    ["offline reader", `CPU time a call: ${spread(readerTimes, 2)}`],
  ]);
}

const lines = (rows: readonly [string, string][]) =>
  rows.map(([name, text]) => `${name.padEnd(NAME_WIDTH)}${text}`).join("\n");

function spread(values: readonly number[], decimals: number): string {
  const show = (q: number) => quantile(values, q)?.toFixed(decimals) ?? "–";
  return `median ${show(0.5)} ms, 95th percentile ${show(0.95)} ms`;
}

function countRight(judgements: readonly Judgement[]): number {
  const calls = Map.groupBy(judgements, ({ call }) => call.id);
  return [...calls.values()].filter((fields) => fields.every(({ right }) => right)).length;
}

/** Why calls failed, the most frequent reason first. */
function reasonsOf(answers: readonly CallAnswer[]): { reason: string; count: number }[] {
  const failed = answers.filter(({ analysis }) => analysis.status === "failed");
  const reasons = Map.groupBy(failed, ({ analysis }) => analysis.reason ?? "without a reason");
  return [...reasons]
    .map(([reason, { length }]) => ({ reason, count: length }))
    .sort((a, b) => b.count - a.count);
}

function tokensOf(read: readonly CallAnswer[]): string {
  const input = read.map(({ analysis }) => analysis.usage?.input_tokens ?? 0);
  const output = read.map(({ analysis }) => analysis.usage?.output_tokens ?? 0);
  return `${sum(input)} in, ${sum(output)} out; a call at the median ${quantile(input, 0.5) ?? "–"} in, ${quantile(output, 0.5) ?? "–"} out`;
}

function costOf(read: readonly CallAnswer[]): string {
  const priced = read.flatMap(({ analysis }) => analysis.cost_usd ?? []);
  const unpriced = read.length - priced.length;
  const note = unpriced === 0 ? "" : `${unpriced} of ${read.length} by a model without a known price`;
  if (priced.length === 0) return note || "–";
  const total = sum(priced);
  return [`$${total.toFixed(6)}, $${(total / priced.length).toFixed(6)} a call`, note]
    .filter(Boolean)
    .join("; ");
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

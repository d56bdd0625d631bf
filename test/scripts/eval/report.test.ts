import { describe, expect, it } from "vitest";
import { judge } from "../../../scripts/eval/judge.ts";
import { mistakes } from "../../../scripts/eval/mistakes.ts";
import { quantile } from "../../../scripts/eval/quantile.ts";
import { ownCost, summary } from "../../../scripts/eval/summary.ts";
import { table } from "../../../scripts/eval/table.ts";
import { rowsOf } from "../../../scripts/eval/tally.ts";
import { tally } from "../../../scripts/replay/tally.ts";
import { answered, labelled } from "./judged.ts";

const call = labelled({ name: "Ada", city: null });
const answer = answered({
  name: {
    value: "Bob",
    status: "grounded",
    needs_review: true,
    evidence: [{ turn: 3, quote: "Bob here" }],
  },
  city: { value: null, status: "not_mentioned" },
});

describe("the table of an eval", () => {
  const lines = table(rowsOf(judge({ ...call, source: "a-source-with-a-very-long-name" }, answer))).split(
    "\n",
  );

  it("has aligned columns, in per cent with one decimal and a dash for what is not there", () => {
    expect(lines[0]).toMatch(/fields {2}exact {6}P {6}R {5}F1 {2}halluc {2}grounded {2}review {2}wrong$/);
    expect(lines[1]).toMatch(/^all {27}2 +0\.0 +0\.0 +0\.0 +0\.0 +0\.0 +100\.0 +50\.0 +100\.0$/);
    expect(lines.find((line) => line.startsWith("source"))).toMatch(/^source a-source-with-a… {7}2 +0\.0/);
    expect(lines[3]).toMatch(/^mean over sources {18}0\.0/);
    expect(new Set(lines.slice(0, 5).map(({ length }) => length)).size).toBe(1);
  });

  it("fits 100 columns", () => {
    expect(lines.filter(({ length }) => length > 100)).toEqual([]);
  });
});

describe("the summary of an eval", () => {
  const sent = (count: number) =>
    new Map(Array.from({ length: count }, (_, index) => [`${index}`, `call_${index}`]));
  const read = (index: number, analysis: Parameters<typeof answered>[1]) => ({
    ...answered({}, { completed_at: "2026-05-07T12:00:02.000Z", ...analysis }),
    call_id: `call_${index}`,
    provider_call_id: `${index}`,
  });
  const said = (answers: ReturnType<typeof read>[]) =>
    summary(tally(sent(answers.length), answers), answers, judge(call, answer));

  it("adds up tokens and dollars, and says what has no price", () => {
    const usage = { input_tokens: 100, output_tokens: 10 };
    const text = said([
      read(0, { model: "a", prompt_version: "2", usage, cost_usd: 0.25, latency_ms: 100 }),
      read(1, { model: "b", prompt_version: "2", usage, cost_usd: null, latency_ms: 300 }),
    ]);
    expect(text).toContain("model           a, b (prompt 2)");
    expect(text).toContain("200 in, 20 out; a call at the median 100 in, 10 out");
    expect(text).toContain("$0.250000, $0.250000 a call; 1 of 2 by a model without a known price");
    expect(text).toContain("median 300 ms, 95th percentile 300 ms");
    expect(text).toContain("2.0 s for all");
  });

  it("says why calls failed, the most frequent reason first, and counts them in nothing else", () => {
    const failed = (index: number, reason: string) =>
      read(index, { status: "failed", reason, latency_ms: 9 });
    const text = said([failed(0, "refused"), failed(1, "timeout"), failed(2, "timeout")]);
    expect(text).toContain("none answered");
    expect(text).toContain("0 completed, 0 skipped, 3 failed, 0 without an end; every field right in 0");
    expect(text).toMatch(/failed +2 timeout\nfailed +1 refused\n/);
    expect(text).toMatch(/cost +–\nlatency +median – ms/);
  });

  it("states the prompt's own tokens beside those of fields and transcript", () => {
    const text = ownCost({ overhead: 300, content: [100, 400, 500] }, [1, 2, 3]);
    expect(text).toContain("300 tokens beyond fields and transcript; these take 400 at the median");
    expect(text).toContain("median 2.00 ms, 95th percentile 3.00 ms");
  });
});

describe("the mistakes of an eval", () => {
  it("show the label, what was given, its status, its mark and the words it rests on", () => {
    expect(mistakes(judge(call, answer), 9)).toEqual([
      'a name (string/plain)\n    expected "Ada", got "Bob": grounded, marked for review “Bob here” (turn 3)',
    ]);
  });

  it("show no more than asked for, and say where a call was not read", () => {
    const unread = judge(labelled({ name: "Ada", city: "Rome" }), undefined);
    expect(mistakes(unread, 1)).toEqual(['a name (string/plain)\n    expected "Ada", got null: not read']);
  });
});

describe("a quantile", () => {
  it.each([
    [[], 0.5, null],
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 1, 3],
    [[10, 9], 0, 9],
  ])("of %j at %d is %j", (values, q, expected) => {
    expect(quantile(values, q)).toBe(expected);
  });
});

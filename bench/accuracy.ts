/**
 * How well the offline model reads labelled calls, without a server:
 *
 *     node bench/accuracy.ts FILE.jsonl [--errors N] [--out PRED.jsonl] [--half A|B]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { resolveField } from "../src/extraction/field.ts";
import type { ExtractionRequest } from "../src/extraction/model.ts";
import { readOffline } from "../src/extraction/models/offline.ts";
import { normalise } from "../src/extraction/normalise.ts";
import { settingFor } from "../src/extraction/setting.ts";
import { isNull, type LabelledCall, matches, rowsOf, Tally, type Value } from "./scoring.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: "string", default: "0" },
    out: { type: "string" },
    half: { type: "string" },
    only: { type: "string" },
  },
});
const [file] = positionals;
if (!file) {
  console.error("Name a file of labelled calls: node bench/accuracy.ts FILE.jsonl");
  process.exit(1);
}

const calls = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line) as LabelledCall)
  .filter((call) => !options.half || halfOf(call.id) === options.half);

const tallies = new Map<string, Tally>();
const errors: string[] = [];
const millis: number[] = [];
const predictions: string[] = [];
for (const call of calls) {
  const data = read(call);
  predictions.push(JSON.stringify({ id: call.id, data }));
  for (const { name, description } of call.fields) {
    const expected = call.expected[name] ?? null;
    const got = data[name] ?? null;
    const right = !isNull(got) && matches(call, name, got);
    for (const row of rowsOf(call, name)) {
      const tally = tallies.get(row) ?? new Tally();
      tallies.set(row, tally);
      tally.add(expected, isNull(got), right);
    }
    if (!right && !(expected === null && isNull(got))) {
      errors.push(
        `${call.id} ${rowsOf(call, name)[1]} ${name}: ${JSON.stringify(expected)} got ${JSON.stringify(got)} | ${description}`,
      );
    }
  }
}

console.log("row                      n   acc     P     R    F1  halluc");
for (const [row, { figures }] of [...tallies].sort(([a], [b]) => a.localeCompare(b))) {
  const { fields, accuracy, precision, recall, f1, hallucination } = figures;
  const columns = [accuracy, precision, recall, f1, hallucination].map((x) =>
    x === null ? "    -" : x.toFixed(3),
  );
  console.log(`${row.padEnd(22)} ${String(fields).padStart(4)} ${columns.join(" ")}`);
}
/** The calls above have warmed the compiler up, as in a worker that lives for minutes. */
for (const call of calls) {
  const request = requestOf(call);
  const before = process.cpuUsage();
  readOffline(request);
  const { user, system } = process.cpuUsage(before);
  millis.push((user + system) / 1000);
}
millis.sort((a, b) => a - b);
console.log(
  `median CPU ${millis[millis.length >> 1]?.toFixed(2)} ms a call, 95th percentile ${millis[Math.floor(millis.length * 0.95)]?.toFixed(2)} ms`,
);
const shown = options.only ? errors.filter((error) => new RegExp(options.only ?? "").test(error)) : errors;
for (const error of shown.slice(0, Number(options.errors))) console.log(error);
if (options.out) writeFileSync(options.out, `${predictions.join("\n")}\n`);

function requestOf({ call_time, timezone, fields, turns }: LabelledCall): ExtractionRequest {
  return {
    fields: fields.map((field) => resolveField(field)),
    turns: turns.map(({ role, text }) => ({ role: role === "user" ? "customer" : role, text })),
    call: { startedAt: call_time, timezone, language: null, customerNumber: null },
  };
}

function read(call: LabelledCall): Record<string, Value> {
  const request = requestOf(call);
  const readings = readOffline(request);
  const setting = settingFor(request);
  const data: Record<string, Value> = {};
  for (const field of request.fields) {
    const reading = readings[field.name];
    if (!reading) continue;
    const parsed = normalise(field, reading.raw, setting);
    data[field.name] = parsed.kind === "value" ? parsed.value : null;
  }
  return data;
}

/** A stable split of the calls in two, for tuning on one and checking on the other. */
function halfOf(id: string): string {
  let hash = 7;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return ((hash >>> 15) ^ (hash >>> 7)) % 2 === 0 ? "A" : "B";
}

import type { FieldType } from "../src/extraction/field.ts";

/** A labelled call, one JSON object a line; `meta.formats` is the answer side of string fields. */
export interface LabelledCall {
  id: string;
  source: string;
  call_time: string | null;
  timezone: string | null;
  turns: { role: "agent" | "user"; text: string; start_ms?: number }[];
  fields: { name: string; type: FieldType; description: string; options?: string[] }[];
  expected: Record<string, Value>;
  alternates?: Record<string, string[]>;
  meta?: { spoken?: boolean; formats?: Record<string, string> };
}

export type Value = string | number | boolean | null;

/** Without case, accents, spaces and punctuation. */
function squash(value: Value): string {
  const ascii = String(value)
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "");
  return ascii
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z0-9]/g, "");
}

function toNumber(value: Value): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const match = value.match(/^\s*[$€£]?\s*(-?\d+(?:,\d{3})*(?:\.\d+)?|-?\d*\.\d+)\s*%?\s*$/);
  return match?.[1] ? Number(match[1].replaceAll(",", "")) : null;
}

function toTime(value: Value): string | null {
  const match = String(value)
    .toLowerCase()
    .match(/^\s*(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*([ap])?\.?\s*m?\.?\s*$/);
  if (!match) return null;
  const hour = match[3] ? (Number(match[1]) % 12) + (match[3] === "p" ? 12 : 0) : Number(match[1]);
  return `${String(hour).padStart(2, "0")}:${match[2] ?? "00"}`;
}

export function isNull(value: Value | undefined): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === "string" && /^\s*(|null|none|n\/a|unknown)\s*$/i.test(value))
  );
}

/** Whether an answer counts as right, by the rules that the labelled calls come with. */
export function matches(call: LabelledCall, name: string, got: Value): boolean {
  const field = call.fields.find((other) => other.name === name);
  const expected = call.expected[name] ?? null;
  const format = call.meta?.formats?.[name];
  if (!field || expected === null) return false;
  if (field.type === "number") {
    const number = toNumber(got);
    return (
      number !== null && Math.abs(number - Number(expected)) <= 1e-6 * Math.max(1, Math.abs(Number(expected)))
    );
  }
  if (field.type === "boolean")
    return got === expected || { yes: true, no: false, true: true, false: false }[String(got)] === expected;
  if (format === "phone" || (format === undefined && name.includes("phone"))) {
    const [a, b] = [String(expected).replace(/\D/g, ""), String(got).replace(/\D/g, "")];
    return a === b || (Math.min(a.length, b.length) >= 9 && (a.endsWith(b) || b.endsWith(a)));
  }
  if (format === "digits") return String(expected).replace(/\D/g, "") === String(got).replace(/\D/g, "");
  if (format === "time") return toTime(got) === expected;
  if (format === "date")
    return String(got).trim().slice(0, 10) === expected || squash(got) === squash(expected);
  if (field.type === "enum") return squash(got) === squash(expected);
  return [expected, ...(call.alternates?.[name] ?? [])].some((right) => squash(right) === squash(got));
}

/** The rows of the table that a field counts in. */
export function rowsOf(call: LabelledCall, name: string): string[] {
  const type = call.fields.find((field) => field.name === name)?.type;
  const format = call.meta?.formats?.[name];
  const form = format === "digits" ? "phone" : format === "email" ? "code" : (format ?? "plain");
  const kind = type === "string" ? `string/${form}` : type;
  return [
    "all",
    `type ${kind}`,
    `source ${call.source}`,
    `speech ${call.meta?.spoken ? "spoken" : "written"}`,
  ];
}

/** Counts of one row. Wrong values count against precision and recall, nulls against recall alone. */
export class Tally {
  stated = 0;
  right = 0;
  missed = 0;
  unstated = 0;
  invented = 0;

  add(expected: Value, gotNull: boolean, right: boolean): void {
    if (expected === null) {
      this.unstated++;
      if (!gotNull) this.invented++;
      return;
    }
    this.stated++;
    if (right) this.right++;
    if (gotNull) this.missed++;
  }

  get figures() {
    const given = this.stated - this.missed + this.invented;
    const precision = given === 0 ? null : this.right / given;
    const recall = this.stated === 0 ? null : this.right / this.stated;
    const both =
      precision && recall ? (2 * precision * recall) / (precision + recall) : this.stated ? 0 : null;
    return {
      fields: this.stated + this.unstated,
      accuracy: recall,
      precision,
      recall,
      f1: both,
      hallucination: this.unstated === 0 ? null : this.invented / this.unstated,
    };
  }
}

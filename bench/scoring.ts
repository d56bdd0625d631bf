import * as z from "zod";
import { FieldDefinition, type FieldValue } from "../src/extraction/field.ts";

export type Value = FieldValue;

/**
 * A labelled call, one JSON object a line: the call, and the value that each field has in it, null where the call does
 * not say it. `alternates` are other spellings that count as right; `meta` tells the scoring, never the reader, whether
 * the call was spoken and what a string field holds (date, time, phone, digits, code, email).
 */
export const LabelledCall = z
  .object({
    id: z.string().min(1),
    source: z.string().default("file"),
    /** Start of the call, ISO 8601 with offset; null when it is not known. */
    call_time: z.string().nullable().default(null),
    timezone: z.string().nullable().default(null),
    /** BCP 47, of the agent. */
    language: z.string().nullish(),
    turns: z.array(z.unknown()),
    fields: z.array(FieldDefinition),
    expected: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    alternates: z.record(z.string(), z.array(z.string())).optional(),
    meta: z
      .object({ spoken: z.boolean().optional(), formats: z.record(z.string(), z.string()).optional() })
      .optional(),
  })
  .superRefine(({ fields, expected }, context) => {
    for (const { name } of fields) {
      if (!Object.hasOwn(expected, name)) {
        const message = "Say what the call gives for each field; null where it gives nothing.";
        context.addIssue({ code: "custom", path: ["expected", name], message });
      }
    }
  });
export type LabelledCall = z.infer<typeof LabelledCall>;

/** Without case, accents, spaces and punctuation. */
function squash(value: Value): string {
  const plain = String(value).normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("&", "and");
  // Upper case first: only so are ß and ss, ı and I, the same letters.
  return plain
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const digits = (value: Value) => String(value).replace(/\D/g, "");

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
    // A country code in front is fine, and a national number loses its 0 behind one.
    const [a, b] = [digits(expected).replace(/^0+/, ""), digits(got).replace(/^0+/, "")];
    return a === b || (Math.min(a.length, b.length) >= 9 && (a.endsWith(b) || b.endsWith(a)));
  }
  if (format === "digits") return digits(expected) === digits(got);
  if (format === "time") return toTime(got) === expected;
  if (format === "date")
    return String(got).trim().slice(0, 10) === expected || squash(got) === squash(expected);
  if (field.type === "enum") return squash(got) === squash(expected);
  return [expected, ...(call.alternates?.[name] ?? [])].some((right) => squash(right) === squash(got));
}

/** The kind of value that a field holds, as the table names it. */
export function kindOf(call: LabelledCall, name: string): string {
  const type = call.fields.find((field) => field.name === name)?.type ?? "string";
  if (type !== "string") return type;
  const format = call.meta?.formats?.[name] ?? "plain";
  return `string/${{ digits: "phone", email: "code" }[format] ?? format}`;
}

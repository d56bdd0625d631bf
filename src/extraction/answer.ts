import { jsonrepair } from "jsonrepair";
import * as z from "zod";
import { indexOfWords, wordsOf } from "./evidence/words.ts";
import type { Field } from "./field.ts";
import type { Reading } from "./model.ts";
import { isNoValue } from "./no-value.ts";
import { matchOption } from "./values/option.ts";

/** Longer answers are a model that runs wild; 30 fields with quotes stay under a tenth of it. */
const LONGEST_ANSWER_CHARS = 200_000;
/** A refusal is a sentence or two; a longer text without an object is something else. */
const LONGEST_REFUSAL_CHARS = 1_000;

const REFUSAL =
  /\b(?:can(?:no|['’])?t|cannot|unable to|not able to|won['’]t|will not)\b.{0,80}\b(?:assist|help|comply|provide|fulfill?|process|extract|continue|share|do (?:that|this))\b/is;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
/** Decoders without a schema also give a bare value, or a list where several things were said. */
const Value = z.union([
  Scalar,
  z
    .array(Scalar)
    .min(1)
    .transform((list) => list.join(", ")),
]);

/** "12" and "[12]" are turns; a turn that is none is no citation, not an error. */
const TurnNumber = z.preprocess(
  (turn) => (typeof turn === "string" ? Number(turn.match(/\d+/)?.[0] ?? Number.NaN) : turn),
  z.int().nonnegative().nullable().catch(null),
);

/** Without a value it is no citation, and kept as what it is: a value of a shape that no field has. */
const Cited = z.object({
  turn: TurnNumber,
  quote: z.string().trim().min(1).nullable().catch(null),
  value: z.unknown(),
});

export type ParsedAnswer =
  | { kind: "read"; readings: Record<string, Reading | null> }
  | { kind: "unreadable"; detail: string }
  | { kind: "refused"; detail: string };

/**
 * A model's answer, as an object or as text, as one reading or null for every field. Fences, thinking, comments and
 * broken quotes are forgiven; an answer that was cut off is not, since its last value may be half of what was meant.
 */
export function parseAnswer(answer: unknown, fields: readonly Field[]): ParsedAnswer {
  const found = typeof answer === "string" ? objectIn(answer) : answer;
  if (found === REFUSED) return { kind: "refused", detail: "The model declined to read this transcript." };
  const object = holding(found, fields);
  if (!object) {
    const detail = "The model's answer is not a JSON object with the fields asked for.";
    return { kind: "unreadable", detail };
  }
  return {
    kind: "read",
    // Entries, not assignment: a field may be called __proto__.
    readings: Object.fromEntries(
      fields.map((field) => [field.name, readingOf(own(object, field.name), field)]),
    ),
  };
}

const REFUSED = Symbol("refused");

function objectIn(text: string): unknown {
  const spoken = text.slice(0, LONGEST_ANSWER_CHARS).replace(/^[\s\S]*<\/think>/, "");
  const start = spoken.indexOf("{");
  if (start < 0) return spoken.length <= LONGEST_REFUSAL_CHARS && REFUSAL.test(spoken) ? REFUSED : null;
  const end = closingBrace(spoken, start);
  if (end === null || text.length > LONGEST_ANSWER_CHARS) return null;
  const object = spoken.slice(start, end + 1);
  try {
    return JSON.parse(object);
  } catch {
    return repaired(object);
  }
}

function repaired(object: string): unknown {
  try {
    return JSON.parse(jsonrepair(object));
  } catch {
    return null;
  }
}

/** Where the object that opens at `start` closes; null where the text ends first. */
function closingBrace(text: string, start: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === "{") depth++;
    else if (!quoted && char === "}" && --depth === 0) return at;
  }
  return null;
}

/** The object that has a field as a key: the answer, or the one object inside it ({"fields": {…}}). */
function holding(answer: unknown, fields: readonly Field[]): object | null {
  const has = (value: unknown): value is object =>
    typeof value === "object" && value !== null && fields.some(({ name }) => Object.hasOwn(value, name));
  if (has(answer)) return answer;
  const [only, ...others] = Object.values(answer ?? {});
  return others.length === 0 && has(only) ? only : null;
}

function own(answer: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(answer, name)?.value;
}

function readingOf(answer: unknown, field: Field): Reading | null {
  const cited = Cited.safeParse(answer);
  const { turn, quote, value } = cited.success ? cited.data : { turn: null, quote: null, value: answer };
  const raw = rawOf(value);
  return raw === null || isNothing(raw, quote, field) ? null : { raw, turn, quote };
}

/** A value of a shape that no field has is kept as JSON text: it will be marked as wrong, not lost. */
function rawOf(value: unknown): Reading["raw"] | null {
  if (value === null || value === undefined) return null;
  const parsed = Value.safeParse(value);
  if (parsed.success) return typeof parsed.data === "string" ? parsed.data.trim() : parsed.data;
  return JSON.stringify(value);
}

/** "None" is no value, unless it is an option or the quote shows that somebody said it. */
function isNothing(raw: Reading["raw"], quote: string | null, { options }: Field): boolean {
  if (typeof raw !== "string" || matchOption(raw, options).kind !== "unreadable") return false;
  const isSaid = quote !== null && indexOfWords(wordsOf(quote), wordsOf(raw)) >= 0;
  return isNoValue(raw) || (/^none$/i.test(raw) && !isSaid);
}

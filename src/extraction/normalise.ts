import type { Field, FieldValue } from "./field.ts";
import { isNoValue } from "./no-value.ts";
import { parseBoolean } from "./values/boolean.ts";
import { parseCurrency } from "./values/currency.ts";
import { parseDateTime } from "./values/date-time.ts";
import { parseDigits } from "./values/digits.ts";
import { parseEmail } from "./values/email.ts";
import type { Lies } from "./values/moment.ts";
import { parseNumber } from "./values/number.ts";
import { matchOption } from "./values/option.ts";
import { parsePhone } from "./values/phone.ts";
import { parseUrl } from "./values/url.ts";
import type { Parsed, Setting } from "./values/value.ts";

/** A customer's pattern may be slow on long input; values are short, so nothing longer is shown to it. */
const MAX_PATTERN_INPUT = 1000;

/** Format controls (zero-width spaces and joiners, direction marks, BOM) and other control characters but white space. */
const INVISIBLE = /[\p{Cf}]|[^\P{Cc}\t\n\r]/gu;

const UNGIVEN = { kind: "unreadable", rule: "No value was given." } as const;

/** Days that lie behind the call: of birth, and of what has happened. The words of a field's name and description. */
const BEHIND =
  /birth|born|\bdob\b|doğum|dogum|nacimiento|nacid[oa]|geburt|geboren|\b(previous|past|last (?:visit|purchase)|happened|occurred|took place|incident|accident|purchased?|since|onset)\b|gerçekleşti|satın al(?:dı|ındı)|ocurrió|compró|\bcompra\b|gekauft|passiert|geschehen/i;
/** "When the window was damaged", but not "when the visit was booked for". */
const HAS_BEEN_DONE =
  /\b(?:was|were) (?!(?:re)?(?:scheduled|booked)|arranged|agreed|planned|promised|offered|moved|postponed)(?:\w+ed|bought|made)\b/i;

/**
 * The normal form of what a model returned for a field, by its type and format: dates and times resolved against the
 * call, numbers, phones, addresses and amounts as their modules in `values/` say, an enum as one of its options.
 * Composed (NFC), never an empty string; what cannot be read comes back with the rule that it breaks. Reading its own
 * output changes nothing.
 */
export function normalise(
  field: Field,
  raw: string | number | boolean,
  setting: Setting,
): Parsed<FieldValue> {
  const text = String(raw).normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  const isOption = field.type === "enum" && matchOption(text, field.options).kind === "value";
  if (isNoValue(text) && !isOption) return UNGIVEN;
  const parsed = read(field, raw, text, setting);
  return parsed.kind === "value" && !isMatch(field.pattern, parsed.value) ? broken(field.pattern) : parsed;
}

function read(
  field: Field,
  raw: string | number | boolean,
  text: string,
  setting: Setting,
): Parsed<FieldValue> {
  if (field.type === "enum") return matchOption(text, field.options);
  if (field.type === "boolean") return typeof raw === "boolean" ? given(raw) : parseBoolean(text, setting);
  if (field.type === "number") {
    if (typeof raw === "boolean") return { kind: "unreadable", rule: "The answer must hold one number." };
    if (typeof raw === "number") return Number.isFinite(raw) ? given(raw) : UNGIVEN;
    return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) && setting.language === "en"
      ? given(Number(text))
      : parseNumber(text, setting);
  }
  const { format, digitsOnly } = field;
  if (format === "phone") return parsePhone(text, setting, { digitsOnly });
  if (format === "email") return parseEmail(text, setting);
  if (format === "url") return parseUrl(text, setting);
  if (format === "currency") return parseCurrency(text, setting);
  if (format !== null) return parseDateTime(text, format, setting, liesOf(field));
  return digitsOnly ? parseDigits(text, setting) : given(text);
}

function given(value: FieldValue): Parsed<FieldValue> {
  return { kind: "value", value };
}

/** Follow-ups and appointments lie ahead of the call, birthdays and incidents behind it. */
export function liesOf({ name, description }: Field): Lies {
  const text = `${name.replaceAll("_", " ")} ${description}`;
  return BEHIND.test(text) || HAS_BEEN_DONE.test(text) ? "behind" : "ahead";
}

function isMatch(pattern: string | null, value: FieldValue): boolean {
  if (pattern === null) return true;
  const text = String(value);
  if (text.length > MAX_PATTERN_INPUT) return false;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

function broken(pattern: string | null): Parsed<FieldValue> {
  return { kind: "unreadable", rule: `The value must match the field's pattern ${pattern}.` };
}

import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { Temporal } from "temporal-polyfill";
import { momentKind } from "../conditions/moment.ts";
import type { FieldValue } from "../extraction/field.ts";
import { cut, plainText } from "./plain-text.ts";
import { sentencesIn, spokenLanguage } from "./sentences/table.ts";

const MAX_VALUE_CHARS = 80;
const DAY = { weekday: "long", day: "numeric", month: "long" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit" } as const;

/** A number digit by digit, with a pause between its groups: `plus 1, 4 1 5, 5 5 5, 0 1 2 3`. */
export function spokenNumber(number: string, language: string): string {
  const groups = (parsePhoneNumberFromString(number)?.formatInternational() ?? number).match(/\d+/g) ?? [];
  return `${sentencesIn(language).plus} ${groups.map((group) => [...group].join(" ")).join(", ")}`;
}

/** An ISO 8601 instant or day as people say it, on the clock of its own offset: `Thursday, May 7 at 02:30 PM`. */
export function spokenTime(iso: string, language: string): string {
  const locale = spokenLanguage(language);
  if (momentKind(iso) === "date") return Temporal.PlainDate.from(iso).toLocaleString(locale, DAY);
  const local = Temporal.PlainDateTime.from(iso.replace(/Z$/i, ""));
  return local.toLocaleString(locale, { ...DAY, ...CLOCK });
}

/** A field's value as people say it, in plain text. */
export function spokenValue(value: Exclude<FieldValue, null>, language: string): string {
  const { and, yes } = sentencesIn(language);
  if (typeof value === "boolean") return value ? yes : "";
  if (typeof value === "number") {
    return value.toLocaleString(spokenLanguage(language), { useGrouping: false, maximumFractionDigits: 6 });
  }
  const kind = momentKind(value);
  if (kind === "date" || kind === "date-time") return spokenTime(value, language);
  if (/^\+\d{7,15}$/.test(value)) return spokenNumber(value, language);
  return cut(plainText(value, and), MAX_VALUE_CHARS);
}

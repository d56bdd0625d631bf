import type { FieldDefinition, FieldFormat } from "./field.ts";

/**
 * What a description asks for, in English, Turkish, Spanish or German. First match wins; the order is part of the rule.
 * Documented in the README under "Formats".
 */
const DESCRIPTION_RULES: readonly [RegExp, FieldFormat][] = [
  [/e-?mail|e-?posta|correo electrónico/i, "email"],
  [/\burl\b|\bweb ?site\b|\bweb ?page\b|\bweb sitesi|\bpágina web\b|\bwebseite\b/i, "url"],
  [/\bphone number\b|\btelephone\b|\bE\.164|\bnumber to (?:call|reach)\b/i, "phone"],
  [/\b(?:mobile|cell|contact|call ?back|landline)(?: phone)? number\b|(?<!of the )\bphone\.?$/i, "phone"],
  [/\btelefon(?: ?numara|nummer|\b)|\bgeri arama numara|\bcep numara|\bteléfono\b|ruf ?nummer\b/i, "phone"],
  [/YYYY-MM-DD(?!T)|YYYY-AA-GG|AAAA-MM-DD|JJJJ-MM-TT/, "date"],
  [/\bHH:MM\b|\bSS:DD\b/, "time"],
  [
    /ISO ?8601|\bdate[- ]?(?:and )?time\b|\btimestamp\b|\btarihi? ve saat|\bfecha y hora\b|\bDatum und Uhrzeit\b/i,
    "date-time",
  ],
  [/^when\b|^ne zaman\b|^cuándo\b|^wann\b/i, "date-time"],
  [/\bdate\b|\bbirthday\b|\btarih|\bfecha\b|\b\p{L}*datum\b/iu, "date"],
  [/^(?:what )?time\b(?! zone)|\btime of (?:day|departure|arrival)\b|^saat|\bhora\b|\buhrzeit\b/i, "time"],
  [/ISO ?4217|\bcurrency\b(?! sign)|\bpara birimi|\bmoneda\b|\bwährung/i, "currency"],
];

/** What a name asks for where the description is silent: `callback_phone`, `due_date`. */
const NAME_RULES: readonly [RegExp, FieldFormat][] = [
  [/(?:^|_)e?mail(?:_address)?$/i, "email"],
  [/(?:^|_)(?:tele)?phone(?:_number)?$/i, "phone"],
  [/(?:^|_)(?:url|website)$/i, "url"],
  [/(?:^|_)(?:date_?time|datetime|timestamp)$/i, "date-time"],
  [/(?:^|_)(?:date|dob|birthday)$/i, "date"],
];

const DIGITS_ONLY =
  /\b(?:digits only|only digits|numbers only|(?:sadece|yalnızca) rakam\w*|s[oó]lo d[ií]gitos|nur ziffern)\b/i;

/** The explicit `format`, else the one that the description or the name asks for. Only strings have a format. */
export function inferFormat(definition: FieldDefinition): {
  format: FieldFormat | null;
  digitsOnly: boolean;
} {
  const { name, type, description } = definition;
  const digitsOnly = type === "string" && DIGITS_ONLY.test(description);
  if (definition.format) return { format: definition.format, digitsOnly };
  if (type !== "string") return { format: null, digitsOnly };
  const rule =
    DESCRIPTION_RULES.find(([pattern]) => pattern.test(description)) ??
    NAME_RULES.find(([pattern]) => pattern.test(name));
  return { format: rule?.[1] ?? null, digitsOnly };
}

import type { FieldDefinition, FieldFormat } from "./field.ts";

/** First match wins; the order is part of the rule. Documented in the README under "Formats". */
const RULES: readonly [RegExp, FieldFormat][] = [
  [/e-?mail/i, "email"],
  [/\burl\b|\bweb ?site\b|\bweb ?page\b/i, "url"],
  [/\b(tele)?phone\b|\bmobile\b|\bcall ?back number\b|\bnumber to (call|reach)\b|E\.164/i, "phone"],
  [/YYYY-MM-DD(?!T)/, "date"],
  [/\bHH:MM\b/, "time"],
  [/ISO ?8601|\bdate[- ]?(and )?time\b|\btimestamp\b/i, "date-time"],
  [/\bdate\b|\bbirthday\b/i, "date"],
  [/\btime of (day|departure|arrival)\b/i, "time"],
  [/ISO ?4217|\bcurrency\b/i, "currency"],
];

/** The explicit `format`, else the one that the description asks for. Only strings have a format. */
export function inferFormat(definition: FieldDefinition): {
  format: FieldFormat | null;
  digitsOnly: boolean;
} {
  const { type, description } = definition;
  const digitsOnly = type === "string" && /\bdigits only\b|\bonly digits\b/i.test(description);
  if (definition.format) return { format: definition.format, digitsOnly };
  if (type !== "string") return { format: null, digitsOnly };
  const rule = RULES.find(([pattern]) => pattern.test(description));
  return { format: rule?.[1] ?? null, digitsOnly };
}

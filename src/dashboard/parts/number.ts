import type { Language } from "../words/words.ts";

const STYLES = {
  plain: {},
  /** A value as somebody said it: all its digits, and no separator in a year. */
  value: { maximumFractionDigits: 20, useGrouping: "min2" },
  share: { style: "percent" },
  "exact-share": { style: "percent", maximumFractionDigits: 1 },
  usd: { style: "currency", currency: "USD", maximumFractionDigits: 4 },
  /** A price of fractions of a cent. */
  price: { style: "currency", currency: "USD", maximumSignificantDigits: 2 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

/** Made once: a page of charts writes thousands of numbers, and to make a format takes longer than to write with it. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number as people of a language write it; a share is a part of 1. */
export function formatNumber(
  language: Language,
  value: number,
  style: keyof typeof STYLES = "plain",
): string {
  const key = `${language} ${style}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language, STYLES[style]);
  formats.set(key, format);
  return format.format(value);
}

import type { CallingRules } from "../../../../gate/calling-rules.ts";
import type { CallingRulesView } from "../../../../gate/rules/read.ts";
import { readWindow, windowValues } from "../../../parts/calling-window.tsx";
import { type FormValues, initialValues, linesOf, numberOr } from "../../../parts/form-values.ts";

/** The rules as the inputs of the form hold them. */
export function valuesOf(rules: CallingRulesView): FormValues {
  const { default: price, countries: prices } = rules.price_usd_per_minute;
  return initialValues({
    updated_at: rules.updated_at,
    ...windowValues(rules.calling_window, "calling_window"),
    max_attempts_per_24_hours: rules.max_attempts_per_24_hours,
    minutes_between_attempts: rules.minutes_between_attempts,
    allowed_countries: rules.allowed_countries?.join(", "),
    max_dials_per_day: rules.max_dials_per_day,
    max_dials_per_country_per_day: rules.max_dials_per_country_per_day,
    max_cost_usd_per_day: rules.max_cost_usd_per_day,
    "price_usd_per_minute.default": price,
    "price_usd_per_minute.countries": Object.entries(prices)
      .map(([country, usd]) => `${country} = ${usd}`)
      .join("\n"),
  });
}

/** What the form says, as the verb reads it, without what stands already: an empty input stays wrong. */
export function changesOf(values: FormValues, standing: CallingRules): Record<string, unknown> {
  const number = (name: string) => numberOr(values.one(name)) ?? "";
  const countries = values
    .one("allowed_countries")
    .split(/[\s,;]+/)
    .filter((code) => code !== "");
  const said: Record<string, unknown> = {
    calling_window: readWindow(values, "calling_window"),
    max_attempts_per_24_hours: number("max_attempts_per_24_hours"),
    minutes_between_attempts: number("minutes_between_attempts"),
    allowed_countries: countries.length > 0 ? countries : null,
    max_dials_per_day: number("max_dials_per_day"),
    max_dials_per_country_per_day: number("max_dials_per_country_per_day"),
    max_cost_usd_per_day: number("max_cost_usd_per_day"),
    price_usd_per_minute: {
      default: number("price_usd_per_minute.default"),
      countries: readPrices(values.one("price_usd_per_minute.countries")),
    },
  };
  const now = new Map<string, unknown>(Object.entries(standing));
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => !isSame(value, now.get(name))));
}

const readPrices = (text: string) =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const [country = "", price = ""] = line.split(/[=:]/, 2).map((part) => part.trim());
      return [country.toUpperCase(), numberOr(price) ?? ""];
    }),
  );

/** The same, whatever the order of the members. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

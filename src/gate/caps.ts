import { sayReason } from "../reasons/say.ts";
import type { CallingRules } from "./calling-rules.ts";

/** What a call is taken to last until it is known how long it was: a conversation that goes on for a while. */
const RESERVED_MINUTES = 5;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MICROS_PER_USD = 1_000_000;

/** What a workspace has dialled to a country on one day. */
export interface DialDay {
  country: string;
  dials: number;
  /** Millionths of a dollar. */
  costMicros: number;
}

export type CapRule = "daily_cap" | "country_cap" | "cost_cap";

/** The caps of a workspace, in the form that the claim of an attempt asks them once more. */
export interface Caps {
  dials: number;
  dialsToCountry: number;
  costMicros: number;
}

export const capsOf = (rules: CallingRules): Caps => ({
  dials: rules.max_dials_per_day,
  dialsToCountry: rules.max_dials_per_country_per_day,
  costMicros: Math.round(rules.max_cost_usd_per_day * MICROS_PER_USD),
});

/** Which cap another dial to a country would break; `explain` says so, and where the call is moved. Null: there is room. */
export function fullCap(
  rules: CallingRules,
  country: string,
  today: readonly DialDay[],
): { rule: CapRule; explain: (moved: string) => string } | null {
  const caps = capsOf(rules);
  const total = (of: (day: DialDay) => number) => today.reduce((sum, day) => sum + of(day), 0);
  if (total(({ dials }) => dials) >= caps.dials) {
    return { rule: "daily_cap", explain: (moved) => sayReason("cap.dials", { most: caps.dials, moved }) };
  }
  const there = today.find((day) => day.country === country)?.dials ?? 0;
  if (there >= caps.dialsToCountry) {
    const facts = { most: caps.dialsToCountry, country };
    return { rule: "country_cap", explain: (moved) => sayReason("cap.country", { ...facts, moved }) };
  }
  const spent = total(({ costMicros }) => costMicros);
  if (spent + reservedMicros(rules, country) > caps.costMicros) {
    const usd = `$${rules.max_cost_usd_per_day}`;
    return { rule: "cost_cap", explain: (moved) => sayReason("cap.cost", { usd, moved }) };
  }
  return null;
}

/** What is set aside for a call as it is dialled, millionths of a dollar. */
export function reservedMicros(rules: CallingRules, country: string): number {
  return RESERVED_MINUTES * minuteMicros(rules, country);
}

/** What a call of a length is taken to have cost, by the minute begun; nothing where nobody answered. */
export function costMicros(rules: CallingRules, country: string, talkedMs: number): number {
  return Math.ceil(talkedMs / MINUTE_MS) * minuteMicros(rules, country);
}

function minuteMicros({ price_usd_per_minute: price }: CallingRules, country: string): number {
  return Math.round((price.countries[country] ?? price.default) * MICROS_PER_USD);
}

/** When the next day of the caps begins (UTC), epoch milliseconds. */
export const nextDayAt = (at: number): number => (Math.floor(at / DAY_MS) + 1) * DAY_MS;

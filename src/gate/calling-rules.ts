import { getCountries } from "libphonenumber-js/max";
import * as z from "zod";
import { CallingWindow } from "./calling-window.ts";

/** The widest that no law known to us forbids (47 CFR 64.1200(c)(1) and the narrower states), and no Sunday. */
export const DEFAULT_CALLING_WINDOW: CallingWindow = {
  days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
  start: "09:00",
  end: "20:00",
  timezone: "callee",
  public_holidays: "skip",
};

/** Florida and Oklahoma allow three calls in 24 hours on one subject; nobody else is stricter. */
const DEFAULT_ATTEMPTS_PER_24_HOURS = 3;
const DEFAULT_MINUTES_BETWEEN_ATTEMPTS = 120;
/** Enough for a busy line, and an end to what a mistake or a fraud may cost in a night. */
const DEFAULT_DIALS_PER_DAY = 2_000;
const DEFAULT_DIALS_PER_COUNTRY_PER_DAY = 1_000;
const DEFAULT_COST_USD_PER_DAY = 200;
/** Above what providers charge for a minute to mobiles of most countries, voice agent included. */
const DEFAULT_PRICE_USD_PER_MINUTE = 0.1;

const COUNTRIES: ReadonlySet<string> = new Set(getCountries());

const Country = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine((code) => COUNTRIES.has(code), "Use ISO 3166-1 alpha-2 codes such as TR or US.");

const Price = z.number().min(0).max(100);

/** Whom and when a workspace may ring; the body of `PATCH /v1/calling-rules`, whose members all have a default. */
export const CallingRules = z.strictObject({
  /** Where neither the schedule nor its agent has one. */
  calling_window: CallingWindow.default(DEFAULT_CALLING_WINDOW),
  /** Attempts to reach one number in any 24 hours, whoever asked for them. */
  max_attempts_per_24_hours: z.number().int().min(1).max(50).default(DEFAULT_ATTEMPTS_PER_24_HOURS),
  minutes_between_attempts: z.number().int().min(0).max(1440).default(DEFAULT_MINUTES_BETWEEN_ATTEMPTS),
  /** Null: the countries of the workspace's own numbers. */
  allowed_countries: z
    .array(Country)
    .min(1, "Name a country, or use null.")
    .max(250)
    .nullable()
    .default(null),
  max_dials_per_day: z.number().int().min(0).max(1_000_000).default(DEFAULT_DIALS_PER_DAY),
  max_dials_per_country_per_day: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(DEFAULT_DIALS_PER_COUNTRY_PER_DAY),
  max_cost_usd_per_day: z.number().min(0).max(1_000_000).default(DEFAULT_COST_USD_PER_DAY),
  /** What a minute counts as, by country of the callee where it is named. */
  price_usd_per_minute: z
    .strictObject({
      default: Price.default(DEFAULT_PRICE_USD_PER_MINUTE),
      countries: z.record(Country, Price).default({}),
    })
    .default({ default: DEFAULT_PRICE_USD_PER_MINUTE, countries: {} }),
});
export type CallingRules = z.infer<typeof CallingRules>;

export const DEFAULT_RULES: CallingRules = CallingRules.parse({});

type Members = typeof CallingRules.shape;
type Sent = { [Name in keyof Members]: z.ZodOptional<ReturnType<Members[Name]["unwrap"]>> };

/** Some members, each whole. Without their defaults, which `partial()` would put in the place of what nobody sent. */
export const CallingRulesChanges = z.strictObject(
  Object.fromEntries(
    Object.entries(CallingRules.shape).map(([name, member]) => [name, member.unwrap().optional()]),
  ) as Sent,
);

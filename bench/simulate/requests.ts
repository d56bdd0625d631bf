import type { CallingWindow } from "../../src/gate/calling-window.ts";
import { Recurrence } from "../../src/schedules/recurrence.ts";
import { AGENTS, EVERY_DAY } from "./agents.ts";
import { AREAS, type Area, numberIn } from "./areas.ts";
import { type Draw, pick } from "./draw.ts";
import { localTimeOf, weekdayOf } from "./local-clock.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A window of a schedule's own, on Sundays and holidays too. */
export const OWN_WINDOW: CallingWindow = {
  ...{ days: EVERY_DAY, start: "07:30", end: "22:15" },
  ...{ timezone: "callee", public_holidays: "ring" },
};

/** What becomes of a schedule on the way. */
const FATES = ["left alone", "left alone", "paused and resumed", "patched", "canceled", "rung now"] as const;

/** A schedule that somebody asks for, and what they do with it later. */
export interface Wanted {
  area: Area;
  toNumber: string;
  /** Index of the agent. */
  agent: number;
  timezone: string;
  /** Local ISO time. */
  scheduledAt: string;
  recurrence: Recurrence | null;
  window: CallingWindow | null;
  hasRetry: boolean;
  fate: (typeof FATES)[number];
}

/** What is wanted at `at`, epoch ms; `name` tells one request from another, `end` is that of the simulation. */
export function wantedAt(at: number, end: number, draw: Draw, name: string): Wanted {
  const drawn = (word: string) => draw(word, name);
  const area = pick(AREAS, drawn("area"));
  const timezone = area.zones[0] ?? "UTC";
  const first = localTimeOf(at + HOUR_MS + drawn("first") * 3 * DAY_MS, timezone);
  return {
    ...{ area, timezone, toNumber: numberIn(area, draw, name) },
    agent: Math.floor(drawn("agent") * AGENTS.length),
    scheduledAt: `${first.date}T${first.clock.slice(0, "09:".length)}${pick(["00", "15", "30", "45"], drawn("minute"))}`,
    recurrence: recurrenceFrom(first.date, drawn, end),
    window: drawn("window") < 0.5 ? OWN_WINDOW : null,
    hasRetry: drawn("retry") < 0.4,
    fate: pick(FATES, drawn("fate")),
  };
}

function recurrenceFrom(date: string, drawn: (word: string) => number, end: number): Recurrence | null {
  const kind = pick(["daily", "daily", "weekly", "monthly", "once"], drawn("kind"));
  if (kind === "once") return null;
  const dateAt = (at: number) => new Date(at).toISOString().slice(0, date.length);
  const dayAfter = (days: number) => dateAt(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  const limit = pick(["until", "max_runs", "none"], drawn("limit"));
  return Recurrence.parse({
    frequency: kind,
    interval: kind === "daily" ? pick([1, 1, 2, 3], drawn("interval")) : 1,
    ...(kind === "weekly" ? { days_of_week: [weekdayOf(date), pick(EVERY_DAY, drawn("weekday"))] } : {}),
    ...(limit === "until" ? { until: dateAt(end - drawn("until") * 7 * DAY_MS) } : {}),
    ...(limit === "max_runs" ? { max_runs: 1 + Math.floor(drawn("runs") * 8) } : {}),
    ...(kind === "daily" ? { skip_dates: [1, 2, 6].map(dayAfter) } : {}),
  });
}

import { SCHEDULE_STATUSES } from "../../../schedules/read.ts";
import type { FollowUps } from "../../../store/schedule-lists.ts";
import { isTimezone } from "../../../time/timezone.ts";
import type { DashboardContext } from "../../context.ts";
import { dayAt, dayNamed, daysOf, daysOfList, STRETCHES, type Stretch } from "./calendar-days.ts";

/** What the page of schedules is asked to show. */
export interface SchedulesQuery {
  view: "calendar" | "list";
  stretch: Stretch;
  /** YYYY-MM-DD, a day of the stretch. */
  day: string;
  zone: string;
  /** True where another zone was asked for, and there is none of that name. */
  isZoneUnknown: boolean;
  agentId: string;
  toNumber: string;
  /** Empty: what is to come; `any`: all. */
  status: string;
  after: string | null;
  skip: number;
  /** Only those that calls of a time asked for; null: all. */
  followUps: FollowUps | null;
}

const MAX_SKIP = 100_000;

/** Reads the address; what nobody knows there is passed over. */
export function readQuery(c: DashboardContext): SchedulesQuery {
  const { zone: own, now } = c.get("viewer");
  const text = (name: string) => (c.req.query(name) ?? "").trim();
  const asked = text("zone");
  const zone = asked !== "" && isTimezone(asked) ? asked : own;
  const view = text("view") === "list" ? "list" : "calendar";
  const fallback = view === "list" ? "week" : "month";
  const status = text("status");
  const skip = Number(text("skip"));
  return {
    ...{ view, zone, isZoneUnknown: asked !== "" && !isTimezone(asked) },
    stretch: STRETCHES.find((one) => one === text("span")) ?? fallback,
    day: dayNamed(text("day")) ?? dayAt(now, zone),
    agentId: text("agent"),
    toNumber: numberIn(c.req.query("number") ?? ""),
    status: status === "any" || SCHEDULE_STATUSES.some((one) => one === status) ? status : "",
    after: text("after") || null,
    skip: Number.isSafeInteger(skip) && skip > 0 && skip <= MAX_SKIP ? skip : 0,
    followUps: followUpsIn(text),
  };
}

/** As the overview leads to them: `asked_from` and `asked_before` are instants, `reached` is true or false. */
function followUpsIn(text: (name: string) => string): FollowUps | null {
  const [from, before] = [Date.parse(text("asked_from")), Date.parse(text("asked_before"))];
  if (Number.isNaN(from) || Number.isNaN(before)) return null;
  const reached = text("reached");
  return { from, before, reached: reached === "" ? undefined : reached === "true" };
}

/** A number as people write it; its plus may have become a space on the way. */
const numberIn = (text: string) => text.replace(/[\s().-]/g, "").replace(/^(?=\d)/, "+");

/** The days (YYYY-MM-DD) that the page shows, where it shows what is to come. */
export const shownDays = ({ view, stretch, day }: SchedulesQuery, today: string): string[] =>
  (view === "list" ? daysOfList : daysOf)(stretch, day, today);

/** What is to come is a calendar; all other states are a list of schedules. */
export const isUpcoming = ({ status }: SchedulesQuery) => status === "" || status === "active";

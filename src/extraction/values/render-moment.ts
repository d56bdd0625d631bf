import { Temporal } from "temporal-polyfill";
import type { Moment } from "./moment.ts";
import type { Parsed, Setting } from "./value.ts";
import { dateOf, localInstant, localNow, withOffset } from "./zone.ts";

export type DateTimeFormat = "date" | "time" | "date-time";

const NO_SUCH_DAY = "The calendar has no such day or time.";
const NO_DAY = "Only a time was said, no day.";
const NO_NOW =
  "The call's time is not known, so words that are relative to it have no date: send started_at.";

/** One moment in the normal form of a format: YYYY-MM-DD, HH:MM, or ISO 8601 with the zone's offset. */
export function renderMoment(moment: Moment, format: DateTimeFormat, setting: Setting): Parsed<string> {
  if (moment.noSuchDay && format !== "time") return { kind: "unreadable", rule: NO_SUCH_DAY };
  if (format === "time") return renderTime(moment);
  if (moment.ofVagueDay) return { kind: "unreadable", rule: NO_DAY };
  const dayOnly = format === "date" || moment.time === null;
  if (moment.alternatives.length > 0) {
    const alternatives = dayOnly
      ? [...moment.alternatives]
      : moment.alternatives.map((date) => localInstant(date, moment.time ?? "", setting) ?? date);
    return { kind: "ambiguous", alternatives };
  }
  if (format === "date" || moment.time === null) return renderDate(moment);
  return renderInstant(moment, setting);
}

function renderDate({ date, time, relative, day, weekday }: Moment): Parsed<string> {
  if (date !== null) return { kind: "value", value: date };
  const dayless = time !== null && !relative && day === undefined && weekday === undefined;
  return { kind: "unreadable", rule: dayless ? NO_DAY : NO_NOW };
}

function renderTime({ time, chosen, date, relative }: Moment): Parsed<string> {
  if (time !== null && !chosen) return { kind: "value", value: time };
  if (chosen) return { kind: "unreadable", rule: "Only a part of the day was said, no hour." };
  return { kind: "unreadable", rule: relative && date === null ? NO_NOW : "Only a day was said, no time." };
}

/** A whole instant; where only a time was said, the next such time after the call. */
function renderInstant(moment: Moment, setting: Setting): Parsed<string> {
  const now = localNow(setting);
  if (now === null) return { kind: "unreadable", rule: NO_NOW };
  if (moment.epochMs !== null) {
    const at = Temporal.Instant.fromEpochMilliseconds(moment.epochMs).toZonedDateTimeISO(now.timeZoneId);
    return { kind: "value", value: withOffset(at) };
  }
  const daySaid = moment.relative || moment.day !== undefined || moment.weekday !== undefined;
  const date = moment.date ?? (daySaid ? null : nextDay(moment, now));
  const value =
    date === null
      ? null
      : localInstant(date, moment.date === null ? nextTime(moment, now) : (moment.time ?? ""), setting);
  if (value === null) return { kind: "unreadable", rule: NO_NOW };
  return { kind: "value", value, ...(moment.chosen && { chosen: true }) };
}

/** Evening hours up to here are meant when an hour without a.m. or p.m. has passed this morning. */
const LATEST_GUESS = "22:00";

function nextTime(moment: Moment, now: Temporal.ZonedDateTime): string {
  const time = moment.time ?? "";
  const evening = `${String(Number(time.slice(0, 2)) + 12)}${time.slice(2)}`;
  const flips =
    moment.halfDayOpen &&
    time < "12:00" &&
    time <= clock(now) &&
    evening < LATEST_GUESS &&
    evening > clock(now);
  return flips ? evening : time;
}

function nextDay(moment: Moment, now: Temporal.ZonedDateTime): string {
  const today = now.toPlainDate();
  return (nextTime(moment, now) > clock(now) ? today : today.add({ days: 1 })).toString();
}

function clock(now: Temporal.ZonedDateTime): string {
  return now.toPlainTime().toString({ smallestUnit: "minute" });
}

const ISO =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;
const HHMM = /^\s*([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\s*$/;

/** A phrase that is ISO 8601 already; null where it is not. An instant in another offset moves to the call's zone. */
export function readIso(text: string, format: DateTimeFormat, setting: Setting): Parsed<string> | null {
  const time = HHMM.exec(text);
  if (time && format === "time") return { kind: "value", value: `${time[1]}:${time[2]}` };
  const iso = ISO.exec(text);
  if (iso === null) return null;
  const [, year, month, day, hour, minute, second = "00", offset] = iso;
  const date = dateOf(Number(year), Number(month), Number(day));
  if (date === null || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second) > 59) {
    return { kind: "unreadable", rule: NO_SUCH_DAY };
  }
  if (hour === undefined || minute === undefined) {
    return format === "time"
      ? { kind: "unreadable", rule: "Only a day was said, no time." }
      : { kind: "value", value: date.toString() };
  }
  const zone = localNow(setting)?.timeZoneId;
  const local = `${date.toString()}T${hour}:${minute}:${second}`;
  const given = offset === undefined ? null : Temporal.Instant.from(`${local}${offset.toUpperCase()}`);
  const at = given
    ? zone
      ? given.toZonedDateTimeISO(zone)
      : null
    : zone
      ? Temporal.PlainDateTime.from(local).toZonedDateTime(zone)
      : null;
  if (format === "date") return { kind: "value", value: (at?.toPlainDate() ?? date).toString() };
  if (format === "time")
    return {
      kind: "value",
      value: at?.toPlainTime().toString({ smallestUnit: "minute" }) ?? `${hour}:${minute}`,
    };
  if (at !== null) return { kind: "value", value: withOffset(at) };
  return given === null
    ? { kind: "unreadable", rule: NO_NOW }
    : { kind: "value", value: `${local}${offset?.toUpperCase() === "Z" ? "Z" : offset}` };
}

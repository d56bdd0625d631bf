import type { Setting } from "../value.ts";
import { localInstant, localNow, withOffset } from "../zone.ts";
import { countOf, vagueDay } from "./day.ts";
import type { VagueTime } from "./find.ts";

/** Where no hour was said: early enough to be met at work, late enough to be awake. */
const TIME = "10:00";
const ROUNDED_TO_MINUTES = 5;

/**
 * The day (YYYY-MM-DD), or day and hour (ISO 8601 with the zone's offset), that the last of several vague times comes to;
 * those that are denied do not count. Null where it has no rule, or the call's time is not known. Always after the call.
 */
export function suggestionOf(
  vague: readonly VagueTime[],
  format: "date" | "date-time",
  setting: Setting,
): string | null {
  const now = localNow(setting);
  const last = vague.findLast(({ denied }) => !denied);
  if (now === null || last === undefined) return null;
  const hours = last.said.has("hours") ? countOf(last.said) : null;
  if (hours !== null) {
    const at = now.add({ hours }).round({
      smallestUnit: "minute",
      roundingIncrement: ROUNDED_TO_MINUTES,
      roundingMode: "ceil",
    });
    return format === "date" ? at.toPlainDate().toString() : withOffset(at);
  }
  const day = vagueDay(last.said, now.toPlainDate());
  if (day === null) return null;
  return format === "date" ? day.toString() : localInstant(day.toString(), last.time ?? TIME, setting);
}

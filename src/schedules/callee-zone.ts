import { calleeZones } from "../gate/callee-zones.ts";
import type { ScheduleRow } from "../store/schedules.ts";

/**
 * The zone to show the callee's time in: the one that they stated, else the first of their number's, else the one in which
 * the schedule's time is meant.
 */
export function calleeZoneOf({
  calleeTimezone,
  toNumber,
  timezone,
}: Pick<ScheduleRow, "calleeTimezone" | "toNumber" | "timezone">): string {
  return calleeTimezone ?? calleeZones(toNumber)[0] ?? timezone;
}

import { findDateTimes } from "./date-time.ts";
import { type VagueTime, vagueTimesIn } from "./vague/find.ts";
import type { Mention, Setting } from "./value.ts";

/**
 * Times said so that no day stands for them ("some time next week"), with the hour, or the "not", that is said beside
 * them.
 */
export function findVagueTimes(text: string, setting: Setting): Mention<VagueTime>[] {
  return vagueTimesIn(text, setting, findDateTimes(text, setting)).map((value) => ({
    start: value.start,
    end: value.end,
    value,
  }));
}

import { nextAlarm, wakeFor } from "../../src/alarms/next-alarm.ts";
import type { Fired } from "../../src/schedules/fire.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Draw } from "./draw.ts";
import type { Timeline } from "./timeline.ts";

const MOST_LATE_MS = 800;
const LOST = 0.005;
const TWICE = 0.005;

export interface AlarmTools {
  chronicle: Chronicle;
  timeline: Timeline;
  draw: Draw;
  fire: (scheduleId: string) => Promise<Fired>;
  /** `at`: the time that the schedule waits for. */
  onLost: (scheduleId: string, at: number) => void;
}

export interface AlarmClock {
  arm(scheduleId: string, at: number): void;
  disarm(scheduleId: string): void;
  isSet(scheduleId: string): boolean;
}

/** Stands in for the alarms of Durable Objects: one for each schedule, a little late, one in two hundred lost. */
export function alarmClock({ chronicle, timeline, draw, fire, onLost }: AlarmTools): AlarmClock {
  const standing = new Map<string, number>();
  let settings = 0;

  function set(scheduleId: string, wakeAt: number, dueAt: number): void {
    const setting = ++settings;
    standing.set(scheduleId, setting);
    const drawn = (word: string) => draw(word, scheduleId, wakeAt, dueAt);
    if (drawn("lost alarm") < LOST) {
      chronicle.count("alarms lost");
      standing.delete(scheduleId);
      onLost(scheduleId, dueAt);
      return;
    }
    const late = Math.floor(MOST_LATE_MS * drawn("late alarm"));
    timeline.at(Math.max(wakeAt, timeline.now()) + late, async () => {
      if (standing.get(scheduleId) !== setting) return;
      standing.delete(scheduleId);
      if (drawn("alarm twice") >= TWICE) return ring(scheduleId);
      chronicle.count("alarms that came twice");
      await Promise.all([ring(scheduleId), ring(scheduleId)]);
    });
  }

  async function ring(scheduleId: string): Promise<void> {
    let fired: Fired | "fault" = "fault";
    try {
      fired = await fire(scheduleId);
    } catch (fault) {
      chronicle.errors.push(`alarm of ${scheduleId}: ${String(fault)}`);
    }
    const next = nextAlarm(fired, timeline.now());
    if (next === null || standing.has(scheduleId)) return;
    set(scheduleId, next, fired !== "fault" && fired.kind === "not_due" ? fired.at : next);
  }

  return {
    arm: (scheduleId, at) => set(scheduleId, wakeFor(at, timeline.now()), at),
    disarm: (scheduleId) => void standing.delete(scheduleId),
    isSet: (scheduleId) => standing.has(scheduleId),
  };
}

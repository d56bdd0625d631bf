import { DurableObject } from "cloudflare:workers";
import { compose } from "../compose.ts";
import type { Env } from "../env.ts";
import { log, reasonOf } from "../log.ts";
import type { Fired } from "../schedules/fire.ts";
import type { ScheduleIds } from "../store/schedules.ts";
import { nextAlarm, wakeFor } from "./next-alarm.ts";

const IDS = "ids";

/** The alarm clock of one schedule, named `<workspace>/<schedule>`. The row is the truth; this only rings. */
export class ScheduledCall extends DurableObject<Env> {
  async arm({ at, ...ids }: ScheduleIds & { at: number }): Promise<void> {
    this.ctx.storage.kv.put<ScheduleIds>(IDS, ids);
    await this.ctx.storage.setAlarm(wakeFor(at, Date.now()));
  }

  async disarm(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Never throws: the platform drops an alarm that failed six times, and this one must ring until the row says no. */
  override async alarm(): Promise<void> {
    const ids = this.ctx.storage.kv.get<ScheduleIds>(IDS);
    if (!ids) return;
    let fired: Fired | "fault" = "fault";
    try {
      fired = await compose(this.env).fireSchedule(ids.workspaceId, ids.scheduleId);
    } catch (fault) {
      log("error", "schedule_alarm_failed", { schedule_id: ids.scheduleId, reason: reasonOf(fault) });
    } finally {
      const next = nextAlarm(fired, Date.now());
      // An alarm that was set meanwhile knows better than this one.
      if (next !== null && (await this.ctx.storage.getAlarm()) === null)
        await this.ctx.storage.setAlarm(next);
    }
  }
}

import { calleeZoneOf } from "../../../schedules/callee-zone.ts";
import { patchSchedule } from "../../../schedules/patch.ts";
import { previewPatch, previewRuns } from "../../../schedules/preview.ts";
import { readSchedule } from "../../../schedules/read.ts";
import type { ScheduleView } from "../../../schedules/view.ts";
import { type DashboardContext, handlers } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { sentValues } from "../../parts/form-values.ts";
import { formatTime } from "../../parts/time.tsx";
import { refusalOf } from "../../refusal.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { type EditedSchedule, EditPage } from "./edit-page.tsx";
import { changesIn, standingValues } from "./standing-values.ts";

const SHOWN_TIMES = 6;
const NO_ERRORS = { errors: [], general: undefined };

const idsOf = (c: DashboardContext) => ({
  workspaceId: c.get("workspaceId"),
  scheduleId: c.req.param("id") ?? "",
});
const addressOf = ({ schedule_id: id }: ScheduleView) => `/dashboard/schedules/${id}`;
const isOpen = ({ status }: ScheduleView) => status === "active" || status === "paused";

/** How a schedule is set, to be changed; one that is over is only looked at. */
export const editSchedulePage = handlers(async (c) => {
  const { services } = c.env;
  const ids = idsOf(c);
  const schedule = await readSchedule(services, ids.workspaceId, ids.scheduleId);
  if (!isOpen(schedule)) return c.redirect(addressOf(schedule), 303);
  const occurrences = await previewRuns(services, ids, SHOWN_TIMES);
  return show(c, schedule, { values: standingValues(schedule), ...NO_ERRORS, occurrences, isChecked: false });
});

/** Saves what was changed, or only says when it would ring then (`do=check`). */
export const changeSchedulePage = handlers(async (c) => {
  const { services } = c.env;
  const ids = idsOf(c);
  const schedule = await readSchedule(services, ids.workspaceId, ids.scheduleId);
  const values = sentValues(await c.req.formData());
  const changes = changesIn(values, schedule);
  try {
    if (values.one("do") === "check") {
      const occurrences = await previewPatch(services, ids, changes, SHOWN_TIMES);
      return show(c, schedule, { values, ...NO_ERRORS, occurrences, isChecked: true });
    }
    const changed = await patchSchedule(services, ids.workspaceId, ids.scheduleId, changes);
    return done(c, addressOf(changed), told(c, changed));
  } catch (error) {
    return show(c, schedule, { values, ...refusalOf(error), occurrences: null, isChecked: true });
  }
});

function show(
  c: DashboardContext,
  schedule: ScheduleView,
  form: Pick<EditedSchedule, "values" | "errors" | "general" | "occurrences" | "isChecked">,
) {
  const timezone = form.values.one("timezone") || schedule.timezone;
  const calleeTimezone = form.values.one("callee_timezone") || null;
  const calleeZone = calleeZoneOf({ toNumber: schedule.to_number, calleeTimezone, timezone });
  return page(c, <EditPage {...form} schedule={schedule} calleeZone={calleeZone} />, {
    title: c.get("viewer").t(words.editTitle),
    status: form.occurrences === null ? 422 : 200,
  });
}

/** When it rings now; nothing of that while it is paused. */
function told(c: DashboardContext, { next_run_at: next, timezone }: ScheduleView): string {
  const { t, language } = c.get("viewer");
  if (next === null) return t(words.changed);
  return t(words.changedFor, { time: `${formatTime(language, timezone, Date.parse(next))} (${timezone})` });
}

import { maySeeCalls } from "../../../access/shown-calls.ts";
import { followUpOrigin } from "../../../actions/follow-up-origin.ts";
import { AppError } from "../../../errors.ts";
import { calleeZoneOf } from "../../../schedules/callee-zone.ts";
import { cancelSchedule } from "../../../schedules/cancel.ts";
import { patchSchedule } from "../../../schedules/patch.ts";
import { pauseSchedule, resumeSchedule } from "../../../schedules/pause.ts";
import { previewRuns } from "../../../schedules/preview.ts";
import { readSchedule } from "../../../schedules/read.ts";
import { runNow } from "../../../schedules/run-now.ts";
import { type ScheduleView, viewAttempt } from "../../../schedules/view.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { listAttempts } from "../../../store/dial-attempts.ts";
import { localAt } from "../../../time/local-time.ts";
import { type DashboardContext, handlers } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { type FormValues, initialValues, sentValues } from "../../parts/form-values.ts";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { formatTime } from "../../parts/time.tsx";
import { schedulesWords as words } from "../../words/schedules.ts";
import { SchedulePage } from "./schedule-page.tsx";

const SHOWN_TIMES = 10;
const LOCAL_MINUTE = "2026-05-07T14:30".length;

const idsOf = (c: DashboardContext) => ({
  workspaceId: c.get("workspaceId"),
  scheduleId: c.req.param("id") ?? "",
});

export const showSchedule = handlers(async (c) => {
  const schedule = await readSchedule(c.env.services, c.get("workspaceId"), idsOf(c).scheduleId);
  return show(c, schedule, null);
});

/** `moved`: a form that was refused, with what it held. */
async function show(
  c: DashboardContext,
  schedule: ScheduleView,
  moved: { values: FormValues; error: AppError } | null,
) {
  const { services } = c.env;
  const ids = idsOf(c);
  const after = Number(c.req.query("after"));
  const below = Number.isSafeInteger(after) && after > 0 ? after : null;
  const { call_id: callId, timezone, scheduled_at: at, next_run_at: next } = schedule;
  const [occurrences, attempts, agents, origin] = await Promise.all([
    previewRuns(services, ids, SHOWN_TIMES),
    listAttempts(services.db, ids, { limit: PAGE_SIZE + 1, offset: 0, below }),
    namesOfAgents(services.db, ids.workspaceId),
    callId === null || !maySeeCalls(c.get("signedIn"))
      ? null
      : followUpOrigin(services.db, ids.workspaceId, { id: schedule.schedule_id, callId }),
  ]);
  const shown = cutPage(attempts, ({ number }) => String(number));
  const calleeZone = calleeZoneOf({
    ...{ toNumber: schedule.to_number, calleeTimezone: schedule.callee_timezone, timezone },
  });
  const local = localAt(Date.parse(next ?? at), timezone).slice(0, LOCAL_MINUTE);
  return page(
    c,
    <SchedulePage
      schedule={schedule}
      calleeZone={calleeZone}
      agentName={agents.get(schedule.agent_id) ?? null}
      origin={origin}
      occurrences={occurrences}
      attempts={shown.rows.map((attempt) => viewAttempt(attempt, timezone))}
      nextAttempts={shown.next}
      move={moved?.values ?? initialValues({ scheduled_at: local, timezone })}
      errors={moved?.error.fields ?? []}
      refused={moved?.error.message}
    />,
    { title: schedule.to_number, status: moved ? 422 : 200 },
  );
}

export const moveSchedule = handlers(async (c) => {
  const { services } = c.env;
  const { workspaceId, scheduleId } = idsOf(c);
  const values = sentValues(await c.req.formData());
  const input = { scheduled_at: values.one("scheduled_at"), timezone: values.one("timezone") };
  try {
    const moved = await patchSchedule(services, workspaceId, scheduleId, input);
    return done(c, addressOf(moved), told(c, moved));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found") throw error;
    return show(c, await readSchedule(services, workspaceId, scheduleId), { values, error });
  }
});

/** When it rings now, and the sentence of the rules where they took another time than was asked for. */
function told(c: DashboardContext, schedule: ScheduleView): string {
  const { t, language } = c.get("viewer");
  const at = schedule.next_run_at ?? schedule.scheduled_at;
  const time = `${formatTime(language, schedule.timezone, Date.parse(at))} (${schedule.timezone})`;
  const why = schedule.shifted_from === null ? "" : ` ${schedule.explanation}`;
  return `${t(words.moved, { time })}${why}`;
}

const addressOf = (schedule: ScheduleView) => `/dashboard/schedules/${schedule.schedule_id}`;

export const cancelOne = handlers(async (c) => {
  const { workspaceId, scheduleId } = idsOf(c);
  const schedule = await cancelSchedule(c.env.services, workspaceId, scheduleId);
  return done(c, addressOf(schedule), c.get("viewer").t(words.canceled));
});

export const pauseOne = handlers(async (c) => {
  const schedule = await pauseSchedule(c.env.services, idsOf(c));
  return done(c, addressOf(schedule), c.get("viewer").t(words.paused));
});

export const resumeOne = handlers(async (c) => {
  const schedule = await resumeSchedule(c.env.services, idsOf(c));
  return done(c, addressOf(schedule), c.get("viewer").t(words.resumed));
});

export const runOneNow = handlers(async (c) => {
  const schedule = await runNow(c.env.services, idsOf(c));
  const { t, language, zone } = c.get("viewer");
  const at = Date.parse(schedule.next_run_at ?? schedule.updated_at);
  const why = schedule.shifted_from === null ? "" : ` ${schedule.explanation}`;
  const time = `${formatTime(language, zone, at)} (${zone})`;
  return done(c, addressOf(schedule), `${t(words.runsNow, { time })}${why}`);
});

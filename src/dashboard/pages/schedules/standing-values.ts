import { DEFAULT_CALLING_WINDOW } from "../../../gate/calling-rules.ts";
import type { ScheduleView } from "../../../schedules/view.ts";
import { localAt } from "../../../time/local-time.ts";
import { windowValues } from "../../parts/calling-window.tsx";
import { type FormValues, initialValues } from "../../parts/form-values.ts";
import { readRules } from "./read-form.ts";
import { readLines, writeLines } from "./variable-lines.ts";

const LOCAL_MINUTE = "2026-05-07T14:30".length;

/** How a schedule is set, as the inputs of its form hold it. */
export function standingValues(schedule: ScheduleView): FormValues {
  const { recurrence, retry, calling_window: window, timezone } = schedule;
  const own = Object.entries(recurrence ?? {}).map(([member, value]) => [`recurrence.${member}`, value]);
  return initialValues({
    scheduled_at: localAt(Date.parse(schedule.scheduled_at), timezone).slice(0, LOCAL_MINUTE),
    timezone,
    callee_timezone: schedule.callee_timezone,
    "recurrence.interval": 1,
    ...Object.fromEntries(own),
    "recurrence.skip_dates": recurrence?.skip_dates?.join("\n"),
    calling_window: window ? "own" : "",
    ...windowValues(window ?? DEFAULT_CALLING_WINDOW, "calling_window"),
    "retry.attempts": retry?.attempts ?? 1,
    "retry.delay_minutes": retry?.delay_minutes ?? 120,
    "retry.on": retry?.on ?? ["no_answer", "busy", "failed"],
    "retry.own": ownRules(schedule) ? "keep" : "",
    dynamic_variables: writeLines(schedule.dynamic_variables),
    metadata: writeLines(schedule.metadata),
  });
}

/** The rules of a retry that have no inputs: for single outcomes, and hours of their own. */
export function ownRules({ retry }: Pick<ScheduleView, "retry">) {
  const { by_outcome, calling_window } = retry ?? {};
  return by_outcome || calling_window ? { by_outcome, calling_window } : null;
}

/** What a form says otherwise than the schedule stands, as `PATCH /v1/schedules/{id}` takes it. */
export function changesIn(values: FormValues, schedule: ScheduleView): Record<string, unknown> {
  const standing = settingsIn(standingValues(schedule), schedule);
  const said = settingsIn(values, schedule);
  return Object.fromEntries(
    Object.entries(said).filter(
      ([member, value]) => JSON.stringify(value) !== JSON.stringify(standing[member as keyof typeof said]),
    ),
  );
}

function settingsIn(values: FormValues, schedule: ScheduleView) {
  const { retry, ...rules } = readRules(values);
  const own = values.one("retry.own") === "keep" ? ownRules(schedule) : null;
  return {
    ...rules,
    retry: own ? { ...(retry ?? { attempts: 1 }), ...own } : retry,
    dynamic_variables: readLines(values.one("dynamic_variables"), schedule.dynamic_variables),
    metadata: readLines(values.one("metadata"), schedule.metadata),
  };
}

import { DEFAULT_CALLING_WINDOW } from "../../../gate/calling-rules.ts";
import { listPhoneNumbers } from "../../../numbers/read.ts";
import { calleeZoneOf } from "../../../schedules/callee-zone.ts";
import { createSchedule } from "../../../schedules/create.ts";
import { previewBooking } from "../../../schedules/preview-booking.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { type DashboardContext, handlers } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { windowValues } from "../../parts/calling-window.tsx";
import { initialValues, sentValues } from "../../parts/form-values.ts";
import { formatTime } from "../../parts/time.tsx";
import { errorsOf } from "../../refusal.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { type NewSchedule, NewSchedulePage } from "./new-page.tsx";
import { readForm } from "./read-form.ts";

const SHOWN_TIMES = 6;
const MAX_NUMBERS = 200;

/** An agent or a number may come with the address: links from other pages name them. */
export const newSchedulePage = handlers(async (c) => {
  const values = initialValues({
    agent_id: c.req.query("agent_id"),
    to_number: c.req.query("to_number")?.replace(/^ /, "+"),
    timezone: c.get("viewer").zone,
    "recurrence.interval": 1,
    ...windowValues(DEFAULT_CALLING_WINDOW, "calling_window"),
    "retry.attempts": 3,
    "retry.delay_minutes": 120,
    "retry.on": ["no_answer", "busy", "failed"],
  });
  return show(c, { values, errors: [], preview: null });
});

async function show(c: DashboardContext, form: Pick<NewSchedule, "values" | "errors" | "preview">) {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const [agents, numbers] = await Promise.all([
    namesOfAgents(db, workspaceId),
    listPhoneNumbers(db, workspaceId, { limit: MAX_NUMBERS, offset: 0, after: null }),
  ]);
  const ownNumbers = numbers.map(({ phoneNumber }) => phoneNumber);
  return page(c, <NewSchedulePage {...form} agents={agents} ownNumbers={ownNumbers} />, {
    title: c.get("viewer").t(words.form),
    status: form.errors.length > 0 ? 422 : 200,
  });
}

export const createSchedulePage = handlers(async (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const values = sentValues(await c.req.formData());
  const input = readForm(values);
  try {
    if (values.one("do") === "check") {
      const occurrences = await previewBooking(services, workspaceId, input, SHOWN_TIMES);
      const calleeZone = calleeZoneOf({
        toNumber: values.one("to_number"),
        calleeTimezone: values.one("callee_timezone") || null,
        timezone: values.one("timezone"),
      });
      return show(c, { values, errors: [], preview: { occurrences, calleeZone } });
    }
    const made = await createSchedule(services, workspaceId, input);
    const { t, language } = c.get("viewer");
    const at = Date.parse(made.next_run_at ?? made.scheduled_at);
    const time = `${formatTime(language, made.timezone, at)} (${made.timezone})`;
    const why = made.shifted_from === null ? "" : ` ${made.explanation}`;
    return done(c, `/dashboard/schedules/${made.schedule_id}`, `${t(words.saved, { time })}${why}`);
  } catch (error) {
    return show(c, { values, errors: errorsOf(error), preview: null });
  }
});

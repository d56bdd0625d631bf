import { fieldErrors, invalid } from "../errors.ts";
import type { NewId } from "../id.ts";
import { loadRingFacts } from "../store/ring-facts.ts";
import { type Booking, type BookTools, saveBooking } from "./book.ts";
import { checkBooking, localTimeOf } from "./check.ts";
import { NewSchedule } from "./request.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

export type CreateTools = BookTools & { newId: NewId };

/** Books a call that a person or a program asked for; `invalid` lists every wrong field, and nothing is saved. */
export async function createSchedule(
  tools: CreateTools,
  workspaceId: string,
  input: unknown,
): Promise<ScheduleView> {
  const { booking, facts, planned } = await readBooking(tools, workspaceId, input);
  return viewSchedule(await saveBooking(tools, workspaceId, booking, facts, planned));
}

/** What is asked for, and when it rings first; `invalid` lists every wrong field. */
export async function readBooking(
  tools: Pick<CreateTools, "db" | "clock" | "newId">,
  workspaceId: string,
  input: unknown,
) {
  const parsed = NewSchedule.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const wish = parsed.data;
  const toNumber = wish.to_number;
  const now = tools.clock();
  const facts = await loadRingFacts(tools.db, { workspaceId, agentId: wish.agent_id, toNumber }, now);
  const timezone = wish.timezone ?? facts.agent?.configuration.timezone ?? "UTC";
  const booking: Booking = {
    id: tools.newId("sched"),
    agentId: wish.agent_id,
    callId: null,
    actionName: null,
    toNumber,
    numberSource: "request",
    fromNumber: wish.from_number ?? null,
    scheduledAt: localTimeOf(wish.scheduled_at, timezone),
    timezone,
    recurrence: wish.recurrence ?? null,
    calleeTimezone: wish.callee_timezone ?? null,
    callingWindow: wish.calling_window ?? null,
    retry: wish.retry ?? null,
    dynamicVariables: wish.dynamic_variables ?? {},
    metadata: wish.metadata ?? {},
    explanation: "",
  };
  const planned = checkBooking(booking, facts, now, true);
  return { booking, facts, planned };
}

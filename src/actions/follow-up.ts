import type { Clock } from "../id.ts";
import { type Booking, planBooking } from "../schedules/book.ts";
import { chooseHour } from "../schedules/choose-hour.ts";
import type { ActionRunRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { loadRingFacts } from "../store/ring-facts.ts";
import { isoAt } from "../time/local-time.ts";
import type { SchedulePlan } from "./action.ts";

/** The follow-up of a call as templates see it. */
export interface FollowUp {
  id: string;
  /** ISO 8601 with offset. */
  at: string;
  to_number: string;
  /** The action that planned it. */
  action: string;
}

/** The id of the follow-up that a run books follows from the run's, so that performing twice books one. */
export const scheduleIdOf = (run: Pick<ActionRunRow, "id">) => run.id.replace(/^run_/, "sched_");

/** What a run that planned a follow-up books. */
export function bookingOf(run: Pick<ActionRunRow, "id" | "callId" | "name">, plan: SchedulePlan): Booking {
  return {
    id: scheduleIdOf(run),
    agentId: plan.agent_id,
    callId: run.callId,
    actionName: run.name,
    toNumber: plan.to_number,
    numberSource: plan.number_source,
    fromNumber: plan.from_number,
    scheduledAt: plan.scheduled_at,
    timezone: plan.timezone,
    recurrence: null,
    calleeTimezone: plan.callee_timezone,
    callingWindow: plan.calling_window,
    retry: plan.retry,
    dynamicVariables: plan.dynamic_variables,
    metadata: {},
    explanation: plan.explanation,
  };
}

/**
 * The first follow-up that a call's actions planned, null where none did or the rules forbid it. It is booked at the same
 * time as webhooks are sent, so it is told from its plan, by the rules that book it: the same id, the same time.
 */
export async function followUpOf(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
  runs: readonly ActionRunRow[],
): Promise<FollowUp | null> {
  const run = runs.find(({ type, status, plan }) => type === "schedule_call" && status !== "skipped" && plan);
  if (!run?.plan) return null;
  const now = clock();
  const asked = bookingOf(run, run.plan);
  const facts = await loadRingFacts(db, { workspaceId, ...asked }, now);
  const booking = run.plan.hour_chosen ? chooseHour(asked, facts, now) : asked;
  const planned = planBooking(booking, facts, now);
  if ("rule" in planned) return null;
  return {
    id: booking.id,
    at: isoAt(planned.nextRunAt, booking.timezone),
    to_number: booking.toNumber,
    action: run.name,
  };
}

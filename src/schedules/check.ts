import { AppError, type FieldError, invalid } from "../errors.ts";
import type { RingFacts } from "../store/ring-facts.ts";
import { localAt, readableAt, resolveLocal } from "../time/local-time.ts";
import { type Booking, planBooking, type Refused } from "./book.ts";
import { checkRecurrence } from "./recurrence.ts";
import type { WrittenTime } from "./request.ts";
import type { Wait } from "./wait.ts";

/** A time that has just passed was meant as now: it was written a moment ago, by another clock. */
const JUST_NOW_MS = 60_000;
/** Later is a slip in the year; and no alarm can be set past 2189. */
const MOST_YEARS_AHEAD = 100;
const YEAR_MS = 365.25 * 86_400_000;

/** A written time as the local time of a zone. */
export function localTimeOf(written: WrittenTime, timezone: string): string {
  return "local" in written ? written.local : localAt(written.at, timezone);
}

/** Refuses a booking with every wrong field; else answers when it rings first. `isNewTime`: its time was just written. */
export function checkBooking(booking: Booking, facts: RingFacts, now: number, isNewTime: boolean): Wait {
  const errors = [
    ...unknownAgent(booking, facts),
    ...(isNewTime ? timeOutOfReach(booking, now) : []),
    ...(booking.recurrence ? checkRecurrence(booking.recurrence, booking.scheduledAt) : []),
  ];
  const planned = planBooking(booking, facts, isNewTime ? startOf(booking, now) : now);
  // That no run is left follows from a time or a recurrence that was told of above.
  if ("rule" in planned && (planned.rule !== "recurrence" || errors.length === 0)) {
    errors.push(refused(planned));
  }
  if ("rule" in planned || errors.length > 0) throw invalid(errors);
  return planned;
}

/** The same for a schedule that goes on waiting for the time that it has, be that of its last run. */
export function checkKept(booking: Booking, facts: RingFacts, now: number): void {
  const planned = planBooking(booking, facts, now);
  const errors = unknownAgent(booking, facts);
  if ("rule" in planned && planned.rule !== "recurrence") errors.push(refused(planned));
  if (errors.length > 0) throw invalid(errors);
}

function unknownAgent({ agentId }: Booking, { agent }: RingFacts): FieldError[] {
  if (agent) return [];
  const message = `There is no agent ${agentId}: create it, or check the id.`;
  return [{ field: "agent_id", message }];
}

/** From when on the runs of a time count that was just written, epoch ms: its own where that has just passed, else now. */
export function startOf(
  { scheduledAt, timezone }: Pick<Booking, "scheduledAt" | "timezone">,
  now: number,
): number {
  const { at } = resolveLocal(scheduledAt, timezone);
  return at >= now - JUST_NOW_MS ? Math.min(at, now) : now;
}

function timeOutOfReach({ scheduledAt, timezone }: Booking, now: number): FieldError[] {
  const { at } = resolveLocal(scheduledAt, timezone);
  const isPast = at < now - JUST_NOW_MS;
  if (!isPast && at <= now + MOST_YEARS_AHEAD * YEAR_MS) return [];
  const message = isPast
    ? `${readableAt(at, timezone)} has passed: choose a time ahead.`
    : `${readableAt(at, timezone)} is more than ${MOST_YEARS_AHEAD} years ahead: check the year.`;
  return [{ field: "scheduled_at", message }];
}

function refused({ rule, explanation }: Refused): FieldError {
  const fields: Record<string, string> = { recurrence: "recurrence", calling_window: "calling_window" };
  return { field: fields[rule] ?? "to_number", message: explanation };
}

/** A schedule that nothing would come of. */
export const noRunLeft = () =>
  new AppError(
    "conflict",
    "No run of the schedule is left: give it another time or recurrence, or cancel it.",
  );

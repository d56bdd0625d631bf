import { refuse } from "../gate/gate.ts";
import { nextAllowed, type Timing } from "../gate/next-allowed.ts";
import { NeverAllowed, unlessNever } from "../gate/shift-into-window.ts";
import type { Clock } from "../id.ts";
import { sayReason } from "../reasons/say.ts";
import type { Database } from "../store/database.ts";
import { loadRingFacts, type RingFacts } from "../store/ring-facts.ts";
import { insertSchedule, NO_RUN, type ScheduleRecord, type ScheduleRow } from "../store/schedules.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { scheduleEvent } from "../webhooks/events/schedule.ts";
import { chooseHour } from "./choose-hour.ts";
import type { TimingUnder } from "./decide-next.ts";
import { nextRuns } from "./next-runs.ts";
import { retryWindows } from "./retry.ts";
import { askedOf, timingUnder } from "./ring.ts";
import { sentences } from "./sentences.ts";
import { type Planned, type Wait, waitForRun } from "./wait.ts";

/** Sets the schedule's one alarm to `at`, epoch milliseconds; a time that has passed rings at once. */
export type Arm = (workspaceId: string, scheduleId: string, at: number) => Promise<void>;

export interface BookTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  requestFollowUp: RequestDeliveries;
}

/** What is asked for: whom, from where, when, and why then. */
export type Booking = Pick<
  ScheduleRow,
  | "id"
  | "agentId"
  | "callId"
  | "actionName"
  | "toNumber"
  | "numberSource"
  | "fromNumber"
  | "scheduledAt"
  | "timezone"
  | "recurrence"
  | "calleeTimezone"
  | "callingWindow"
  | "retry"
  | "dynamicVariables"
  | "metadata"
  | "explanation"
>;

/** Why a booking is none: the rule, and a sentence. */
export interface Refused {
  rule: string;
  explanation: string;
}

/**
 * Books a call, at its local time or the first one after it that the rules allow, tells of it, and sets its alarm. What
 * the gate refuses is booked as `blocked`, and never rings. The same id again answers what stands and sets its alarm
 * again, so that a booking cut short in between is completed. An hour that was chosen by us gives way to the window's.
 */
export async function bookSchedule(
  tools: BookTools,
  workspaceId: string,
  asked: Booking,
  isHourChosen = false,
): Promise<ScheduleRecord> {
  const now = tools.clock();
  const facts = await loadRingFacts(tools.db, { workspaceId, ...asked }, now);
  const booking = isHourChosen ? chooseHour(asked, facts, now) : asked;
  return saveBooking(tools, workspaceId, booking, facts, planBooking(booking, facts, now));
}

/** When a booking would ring first, or why it never does. */
export function planBooking(booking: Booking, facts: RingFacts, now: number): Wait | Refused {
  const refusal = refuse(askedOf(booking, facts));
  if (refusal) return refusal;
  const planned = unlessNever(() => planRuns(booking, timingUnder(booking, facts), now));
  return planned instanceof NeverAllowed ? { rule: "calling_window", explanation: planned.message } : planned;
}

function planRuns(booking: Booking, timing: TimingUnder, now: number): Wait | Refused {
  // A retry that never may come would be lost without a word.
  for (const window of retryWindows(booking.retry)) nextAllowed(now, timing(window));
  const plan = { ...booking, runs: 0, lastRun: null };
  return waitForRun(plan, timing(null), now) ?? noRun(plan, timing(null), now);
}

/** Why none of its runs rings: what keeps the first from it. */
function noRun(plan: Planned, timing: Timing, now: number): Refused {
  const allow = (at: number) => nextAllowed(at, timing);
  const [first] = nextRuns({ ...plan, after: null }, now, allow);
  const why = first?.skipped ?? sayReason("run.all_passed");
  return { rule: "recurrence", explanation: sentences(sayReason("run.none"), why) };
}

/** Why nothing was booked, as it is told. */
export const notBooked = ({ rule, explanation }: Refused): string =>
  sentences(sayReason("refused.booking", { rule }), explanation);

/** Saves a booking that was planned. */
export async function saveBooking(
  tools: BookTools,
  workspaceId: string,
  booking: Booking,
  facts: RingFacts,
  planned: Wait | Refused,
): Promise<ScheduleRecord> {
  const now = tools.clock();
  const wait = "rule" in planned ? { ...NO_RUN, news: notBooked(planned) } : planned;
  const row: ScheduleRow = {
    ...booking,
    ...wait,
    workspaceId,
    fromNumber: booking.fromNumber ?? facts.defaultNumber,
    status: "rule" in planned ? "blocked" : "active",
    runs: 0,
    lastRun: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  const type = "rule" in planned ? "schedule.blocked" : "schedule.created";
  const told = announceByAgent(tools, workspaceId, scheduleEvent(type, { schedule: row, attempts: [] }));
  const standing = await insertSchedule(tools.db, row, told);
  await tools.requestFollowUp({ runs: [], deliveries: standing.deliveries });
  const { nextRunAt } = standing.schedule;
  if (nextRunAt !== null) await tools.arm(workspaceId, booking.id, nextRunAt);
  return standing;
}

import { fieldErrors, invalid } from "../errors.ts";
import { sayReason } from "../reasons/say.ts";
import { loadRingFacts, type RingFacts } from "../store/ring-facts.ts";
import type { RingingSchedule, ScheduleRow } from "../store/schedules.ts";
import { checkBooking, checkKept, localTimeOf, noRunLeft, startOf } from "./check.ts";
import { type ChangeTools, openSchedule, saveChanges } from "./open.ts";
import { ScheduleSettings } from "./request.ts";
import { timingUnder } from "./ring.ts";
import type { ScheduleView } from "./view.ts";
import { type Wait, waitForRun } from "./wait.ts";
import { waitAgain } from "./wait-again.ts";

/**
 * Sets the members that a client sent, at any time before the schedule is over. Another time, zone or recurrence counts
 * from now on and takes back what is queued; a phone that rings already goes on ringing. `invalid` lists every wrong
 * field, `conflict` where the schedule is over or was changed meanwhile.
 */
export async function patchSchedule(
  tools: ChangeTools,
  workspaceId: string,
  scheduleId: string,
  input: unknown,
): Promise<ScheduleView> {
  const { found, changed, withdraw } = await planPatch(tools, workspaceId, scheduleId, input);
  return saveChanges(tools, found, changed, withdraw);
}

export interface Patch {
  /** As it stands. */
  found: RingingSchedule;
  /** As it is to be, with what the rules are asked about then. */
  changed: ScheduleRow;
  facts: RingFacts;
  /** Why what is queued is taken back; null leaves it. */
  withdraw: string | null;
}

/** What a change makes of a schedule, before it is saved; refused as it is. */
export async function planPatch(
  tools: Pick<ChangeTools, "db" | "clock">,
  workspaceId: string,
  scheduleId: string,
  input: unknown,
): Promise<Patch> {
  const parsed = ScheduleSettings.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const found = await openSchedule(tools, { workspaceId, scheduleId });
  const now = tools.clock();
  const { schedule } = found;
  checkStatus(parsed.data.status, schedule);
  const changed = settingsOf(schedule, parsed.data);
  const isSameCall = changed.toNumber === schedule.toNumber && changed.agentId === schedule.agentId;
  const facts = isSameCall ? found.facts : await loadRingFacts(tools.db, changed, now);
  if (!isMoved(schedule, changed)) {
    checkKept(changed, facts, now);
    const wait = waitingFor({ ...found, schedule: changed, facts }, now);
    return { found, facts, changed: { ...changed, ...wait, updatedAt: now }, withdraw: null };
  }
  const isNewTime = changed.scheduledAt !== schedule.scheduledAt;
  // Without recurrence the one time stands: nobody who takes a recurrence away wants one that has passed to ring at once.
  const isAhead = isNewTime || !changed.recurrence;
  checkBooking(changed, facts, now, isAhead);
  const lastRun = isNewTime ? null : changed.lastRun;
  const wait = movedTo({ ...changed, lastRun }, facts, isAhead ? startOf(changed, now) : now);
  const still = changed.status === "paused" ? { nextRunAt: null, shiftedFrom: null, news: changed.news } : {};
  const withdraw = "The schedule was given another time.";
  // What is told of a call that asked for the old time holds no longer.
  const isOtherTime = isNewTime || changed.timezone !== schedule.timezone;
  const explanation =
    isOtherTime && schedule.explanation !== "" ? sayReason("person.moved") : schedule.explanation;
  const moved = { ...changed, ...wait, ...still, explanation, updatedAt: now };
  return { found, facts, changed: moved, withdraw };
}

/** The status is not set like that, and what was meant must not pass in silence. */
function checkStatus(status: unknown, schedule: ScheduleRow): void {
  if (status === undefined || status === schedule.status) return;
  const message = `The schedule is ${schedule.status}: use …/pause, …/resume or …/cancel.`;
  throw invalid([{ field: "status", message }]);
}

/** The row with what was sent in place of what stood. */
function settingsOf(row: ScheduleRow, sent: ScheduleSettings): ScheduleRow {
  const timezone = sent.timezone ?? row.timezone;
  return {
    ...row,
    timezone,
    agentId: sent.agent_id ?? row.agentId,
    ...(sent.to_number && sent.to_number !== row.toNumber
      ? { toNumber: sent.to_number, numberSource: "request" }
      : {}),
    fromNumber: sent.from_number === undefined ? row.fromNumber : sent.from_number,
    scheduledAt: sent.scheduled_at ? localTimeOf(sent.scheduled_at, timezone) : row.scheduledAt,
    recurrence: sent.recurrence === undefined ? row.recurrence : sent.recurrence,
    calleeTimezone: sent.callee_timezone === undefined ? row.calleeTimezone : sent.callee_timezone,
    callingWindow: sent.calling_window === undefined ? row.callingWindow : sent.calling_window,
    retry: sent.retry === undefined ? row.retry : sent.retry,
    dynamicVariables: sent.dynamic_variables ?? row.dynamicVariables,
    metadata: sent.metadata ?? row.metadata,
  };
}

/** A client that sends back what it read asks for no other time. */
function isMoved(row: ScheduleRow, changed: ScheduleRow): boolean {
  const time = (of: ScheduleRow) => JSON.stringify([of.scheduledAt, of.timezone, of.recurrence]);
  return time(row) !== time(changed);
}

function movedTo(row: ScheduleRow, facts: RingFacts, now: number): Wait & Pick<ScheduleRow, "lastRun"> {
  const wait = waitForRun(row, timingUnder(row, facts)(null), now);
  if (!wait) throw noRunLeft();
  return { ...wait, lastRun: row.lastRun };
}

/** The same run under another window or for another number; nothing where it stands, or where none is waited for. */
function waitingFor(found: RingingSchedule, now: number): Partial<Wait> {
  const { nextRunAt } = found.schedule;
  if (nextRunAt === null) return {};
  const wait = waitAgain(found, now);
  if (!wait) throw noRunLeft();
  return wait.nextRunAt === nextRunAt ? {} : wait;
}

import { customerNumber, ownParty } from "../calls/parties.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { type Booking, bookSchedule } from "../schedules/book.ts";
import { localTimeOf } from "../schedules/check.ts";
import { endEarly } from "../schedules/end-early.ts";
import { findTransfer, type TransferRow } from "../store/transfers.ts";
import { isoAt } from "../time/local-time.ts";
import type { Fallback, FallbackResult } from "./fallback.ts";
import { move, needsFallback } from "./move.ts";
import { plainText } from "./plain-text.ts";
import { sentencesIn } from "./sentences/table.ts";
import type { TransferTools } from "./tools.ts";

/** What follows where nobody took the call, once: what it books has an id that follows from the transfer's. */
export async function carryOutFallback(
  tools: TransferTools,
  row: TransferRow,
  conversation: Conversation,
): Promise<TransferRow> {
  const { fallback } = row;
  if (fallback === null || !needsFallback(row)) return row;
  const booked = fallback.type === "schedule_call" ? await bookCall(tools, row, fallback, conversation) : {};
  const text = fallback.message ?? null;
  const said = text === null ? {} : { said: await sayToCaller(tools, text, conversation) };
  const fallbackResult: FallbackResult = { type: fallback.type, ...booked, ...said };
  const moved = await move(tools, row, { fallbackResult });
  if (moved) return moved;
  const now = (await findTransfer(tools.db, row)) ?? row;
  await takeBackFallback(tools, now);
  return now;
}

/** Somebody has the call after all, so nobody is to ring back; done again it changes nothing. */
export async function takeBackFallback(tools: TransferTools, row: TransferRow): Promise<void> {
  if (row.outcome !== "connected" || row.fallback?.type !== "schedule_call") return;
  const ids = { workspaceId: row.workspaceId, scheduleId: scheduleIdOf(row) };
  const because = "Somebody took the call after all.";
  await endEarly(tools, ids, { status: "canceled", because, rule: null });
}

const scheduleIdOf = ({ id }: TransferRow) => id.replace(/^transfer_/, "sched_");

async function bookCall(
  tools: TransferTools,
  row: TransferRow,
  { delay_minutes, from_number }: Extract<Fallback, { type: "schedule_call" }>,
  { call, agent }: Conversation,
): Promise<Omit<FallbackResult, "type">> {
  const toNumber = customerNumber(call);
  if (toNumber === null) return { problem: "The call has no number to ring back." };
  const timezone = call.timezone ?? agent.configuration.timezone;
  const booking: Booking = {
    id: scheduleIdOf(row),
    ...{ agentId: agent.id, callId: call.id, actionName: row.action, toNumber, numberSource: "call" },
    fromNumber: from_number ?? ownParty(call),
    scheduledAt: localTimeOf({ at: row.createdAt + delay_minutes * 60_000 }, timezone),
    timezone,
    ...{ recurrence: null, calleeTimezone: null, callingWindow: null, retry: null },
    dynamicVariables: call.dynamicVariables,
    metadata: { transfer_id: row.id },
    explanation: `Nobody took the call (${row.outcome ?? "unknown"}): rings back after ${delay_minutes} minutes.`,
  };
  const { schedule } = await bookSchedule(tools, row.workspaceId, booking);
  const { nextRunAt } = schedule;
  return {
    schedule_id: schedule.id,
    ...(nextRunAt === null ? { problem: schedule.news ?? "" } : { at: isoAt(nextRunAt, schedule.timezone) }),
  };
}

/** False where the call is over, or its provider says nothing for us. */
async function sayToCaller(
  tools: TransferTools,
  text: string,
  { assembled, call, agent, line }: Conversation,
): Promise<boolean> {
  if (assembled.isOver || !line?.adapter.say) return false;
  const answer = await line.adapter.say(tools.adapterTools(line.adapter), line.connection, {
    providerCallId: call.providerCallId,
    handle: assembled.facts.handle ?? {},
    language: agent.configuration.language,
    text: plainText(text, sentencesIn(agent.configuration.language).and),
  });
  return answer.kind === "done";
}

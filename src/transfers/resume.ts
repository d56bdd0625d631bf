import { type Conversation, findConversation } from "../conversations/conversation.ts";
import { LOST_END_AFTER_MS } from "../conversations/next-step.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { findCall } from "../store/calls.ts";
import { keyOf } from "../store/provider-calls.ts";
import { findTransfer, putOffTransfer, type TransferKey, type TransferRow } from "../store/transfers.ts";
import { afterEndOf } from "./end-of-call.ts";
import { LOOK_AGAIN_MS, move } from "./move.ts";
import { ASK_LEASE_MS, performTransfer } from "./perform.ts";
import { afterCallEnd, afterLostAsker } from "./step.ts";
import type { TransferTools } from "./tools.ts";

/** Goes on with a transfer that a lost message or a dead worker left behind, or that waits for its provider. */
export async function resumeTransfer(tools: TransferTools, key: TransferKey): Promise<Outcome> {
  const found = await findTransfer(tools.db, key);
  const now = tools.clock();
  if (!found || found.dueAt === null) return DONE;
  const row = found.status === "asking" ? await giveUpAsking(tools, found, now) : found;
  const call = (await findCall(tools.db, key.workspaceId, key.callId))?.call;
  const conversation = call && (await findConversation(tools, keyOf(call)));
  if (!conversation) {
    // A call that nobody told the start of has no row before its end.
    if (isWaiting(row) && now - row.createdAt < LOST_END_AFTER_MS) {
      await putOffTransfer(tools.db, row, now + LOOK_AGAIN_MS);
      return DONE;
    }
    if (now - row.createdAt < LOST_MESSAGE_AFTER_MS * 4) {
      return { kind: "retry", at: now + LOST_MESSAGE_AFTER_MS, because: "Its call is not saved yet." };
    }
    await move(tools, row, withoutCall(row, now));
    return DONE;
  }
  const standing = row.status === "requested" ? row : await lookAfter(tools, row, conversation);
  await performTransfer(tools, standing, conversation);
  return DONE;
}

const GONE = "Its call is gone.";

/** Nobody can be asked any more, and nobody is known to be rung back. */
function withoutCall(row: TransferRow, now: number): Partial<TransferRow> {
  const { change } = afterCallEnd(row, false, now);
  const ended = row.status === "requested" ? { ...change, outcome: "failed" as const, reason: GONE } : change;
  return row.fallback === null
    ? ended
    : { ...ended, fallbackResult: { type: row.fallback.type, problem: GONE } };
}

const isWaiting = ({ status }: TransferRow) => status === "accepted" || status === "unknown";

/** A transfer that waits for its provider: what is closed is told of no more, unless it comes late. */
async function lookAfter(
  tools: TransferTools,
  row: TransferRow,
  conversation: Conversation,
): Promise<TransferRow> {
  if (!isWaiting(row)) return row;
  const { found, assembled } = conversation;
  if (found.call.status === "closed") {
    const { change } = afterEndOf(tools, row, found.call, assembled.isOver);
    return (await move(tools, row, change)) ?? row;
  }
  await putOffTransfer(tools.db, row, tools.clock() + LOOK_AGAIN_MS);
  return row;
}

async function giveUpAsking(tools: TransferTools, row: TransferRow, now: number): Promise<TransferRow> {
  if (row.askedAt !== null && now - row.askedAt < ASK_LEASE_MS) return row;
  return (await move(tools, row, afterLostAsker(row, now).change)) ?? row;
}

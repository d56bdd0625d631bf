import { type Conversation, findConversation, isOwnSystem } from "../conversations/conversation.ts";
import { LOST_END_AFTER_MS } from "../conversations/next-step.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { findCall } from "../store/calls.ts";
import {
  claimTransfer,
  findTransfer,
  putOffTransfer,
  type TransferKey,
  type TransferRow,
} from "../store/transfers.ts";
import type { CommandAnswer } from "../telephony/provider.ts";
import { carryOutFallback } from "./carry-out-fallback.ts";
import { afterEndOf } from "./end-of-call.ts";
import { ourNumber, refuseDestination } from "./gate.ts";
import { LOOK_AGAIN_MS, move } from "./move.ts";
import { afterAnswer, afterCallEnd, afterLostAsker } from "./step.ts";
import type { TransferTools } from "./tools.ts";

/** Longer than a provider's answer is waited for, with what comes before and after it. */
const ASK_LEASE_MS = 45_000;

/**
 * Hands a call over as it was asked for: one target after the other, each asked once, until one takes the call or nobody is
 * left; then the fallback. Comes twice without harm: whoever claims the row asks, and a claim whose asker died is never
 * repeated, because a phone may be ringing.
 */
export async function performTransfer(
  tools: TransferTools,
  asked: TransferRow,
  conversation: Conversation,
): Promise<TransferRow> {
  let row = asked;
  while (row.status === "requested") {
    const now = tools.clock();
    const claimed = await claimTransfer(tools.db, row, { now, dueAt: now + ASK_LEASE_MS });
    if (!claimed) return row;
    if (isOver(conversation)) {
      row = (await move(tools, claimed, afterCallEnd(claimed, true, now).change)) ?? claimed;
      break;
    }
    row = await takeAnswer(tools, claimed, await ask(tools, claimed, conversation));
  }
  return carryOutFallback(tools, row, conversation);
}

/** Its messages may be quicker than the provider's answer: then the answer is taken on what they made of the transfer. */
export async function takeAnswer(
  tools: TransferTools,
  claimed: TransferRow,
  answer: CommandAnswer,
): Promise<TransferRow> {
  let row = claimed;
  for (;;) {
    const { change } = afterAnswer(row, answer, tools.clock());
    if (Object.keys(change).length === 0) return row;
    const moved = await move(tools, row, change);
    if (moved) return moved;
    const now = await findTransfer(tools.db, row);
    // Another target's turn has come: the answer belongs to none of them.
    if (!now || now.position !== claimed.position) return now ?? row;
    row = now;
  }
}

/** The same for a knock that names the transfer alone: what a lost message or a dead worker left behind. */
export async function resumeTransfer(tools: TransferTools, key: TransferKey): Promise<Outcome> {
  const found = await findTransfer(tools.db, key);
  const now = tools.clock();
  if (!found || found.dueAt === null) return DONE;
  const row = found.status === "asking" ? await giveUpAsking(tools, found, now) : found;
  const call = (await findCall(tools.db, key.workspaceId, key.callId))?.call;
  const conversation =
    call && (await findConversation(tools, { ...call, connectionId: call.connectionId ?? "" }));
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

const isOver = ({ assembled, found }: Conversation) => assembled.isOver || found.call.status === "closed";

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

/** One request to the provider, for the target whose turn it is. */
async function ask(
  tools: TransferTools,
  row: TransferRow,
  conversation: Conversation,
): Promise<CommandAnswer> {
  const { call, assembled, line } = conversation;
  const target = row.targets[row.position];
  if (!target) return { kind: "refused", reason: row.reason ?? "Nobody is there to take the call." };
  const refusal = await refuseDestination(tools, call, target.to);
  if (refusal) {
    return { kind: "refused", reason: `Not transferred (${refusal.rule}): ${refusal.explanation}` };
  }
  // Its own system was told by the event.
  if (isOwnSystem(conversation)) return { kind: "done" };
  const transfer = line?.adapter.transfer;
  if (!transfer) {
    const reason = line
      ? (line.adapter.instead.transfer ?? `${line.adapter.name} cannot be asked to transfer a call.`)
      : "The call's connection is gone or cannot be opened, so nobody can be asked.";
    return { kind: "refused", reason, outcome: "unsupported" };
  }
  return transfer(tools.adapterTools(line.adapter), line.connection, {
    providerCallId: call.providerCallId,
    handle: assembled.facts.handle ?? {},
    to: target.to,
    fromNumber: ourNumber(call),
    message: row.message,
    briefing: row.mode === "warm" ? (row.briefing?.spoken ?? null) : null,
    ringSeconds: row.ringSeconds,
    language: conversation.agent.configuration.language,
    transferId: row.position === 0 ? row.id : `${row.id}.${row.position + 1}`,
  });
}

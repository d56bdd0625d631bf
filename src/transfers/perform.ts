import type { Conversation } from "../conversations/conversation.ts";
import { claimTransfer, findTransfer, type TransferRow } from "../store/transfers.ts";
import type { CommandAnswer } from "../telephony/provider.ts";
import { askProvider } from "./ask-provider.ts";
import { carryOutFallback } from "./carry-out-fallback.ts";
import { refuseDestination } from "./gate.ts";
import { move } from "./move.ts";
import { afterAnswer, afterCallEnd } from "./step.ts";
import type { TransferTools } from "./tools.ts";

/** Longer than a provider's answer is waited for, with what comes before and after it. */
export const ASK_LEASE_MS = 45_000;

/**
 * Hands a call over as it was asked for: one target after the other, each asked once, until one takes the call or nobody is
 * left; then the fallback. Comes twice without harm: whoever claims the row asks, and a claim whose asker died is never
 * repeated, because a phone may be ringing. `askTarget` is the one request for a target that the gate has passed.
 */
export async function performTransfer(
  tools: TransferTools,
  asked: TransferRow,
  conversation: Conversation,
  askTarget: typeof askProvider = askProvider,
): Promise<TransferRow> {
  let row = asked;
  while (row.status === "requested") {
    const now = tools.clock();
    const claimed = await claimTransfer(tools.db, row, { now, dueAt: now + ASK_LEASE_MS });
    if (!claimed) return (await findTransfer(tools.db, row)) ?? row;
    if (isOver(conversation)) {
      row = (await move(tools, claimed, afterCallEnd(claimed, true, now).change)) ?? claimed;
      break;
    }
    row = await takeAnswer(tools, claimed, await ask(tools, claimed, conversation, askTarget));
  }
  return carryOutFallback(tools, row, conversation);
}

const isOver = ({ assembled, found }: Conversation) => assembled.isOver || found.call.status === "closed";

async function ask(
  tools: TransferTools,
  row: TransferRow,
  conversation: Conversation,
  askTarget: typeof askProvider,
): Promise<CommandAnswer> {
  const target = row.targets[row.position];
  if (!target) return { kind: "refused", reason: row.reason ?? "Nobody is there to take the call." };
  const refusal = await refuseDestination(tools, conversation.call, target.to);
  if (!refusal) return askTarget(tools, row, target, conversation);
  return { kind: "refused", reason: `Not transferred (${refusal.rule}): ${refusal.explanation}` };
}

/** Its messages may be quicker than the provider's answer: then the answer is taken on what they made of the transfer. */
async function takeAnswer(
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

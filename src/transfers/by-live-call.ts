import type { Conversation } from "../conversations/conversation.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { TransferRow } from "../store/transfers.ts";
import { askForTransfer } from "./ask.ts";
import { type Decision, transferActions } from "./decide.ts";
import { performTransfer } from "./perform.ts";
import { readOfflineNow } from "./read-fields.ts";
import type { TransferTools } from "./tools.ts";

/**
 * Hands a call over because of what was said on it: a condition is met, or the caller asked for a person. At most once a
 * call, whoever decides it and however often. Null where another transfer bars it.
 */
export async function transferLive(
  tools: TransferTools,
  conversation: Conversation,
  decision: Decision,
  fields: Record<string, FieldResult>,
): Promise<TransferRow | null> {
  const { agent, call, assembled } = conversation;
  const { configuration } = agent;
  const action = transferActions(configuration).find(({ name }) => name === decision.action);
  if (!action) return null;
  const { turns } = assembled.transcript;
  // Who is calling, and what they said beside what decided it: the human is to know.
  const known = { ...(await readOfflineNow(tools, { call, configuration, turns })), ...fields };
  const { row } = await askForTransfer(tools, conversation, {
    trigger: decision.trigger,
    triggerKey: "live",
    requestedBy: decision.trigger === "caller" ? "caller" : action.name,
    reason: decision.explanation,
    explanation: decision.explanation,
    ...{ action, target: null, fields: known },
  });
  // Asked for before and not performed: whoever did so died, and the caller waits.
  return row && performTransfer(tools, row, conversation);
}

import type { Conversation } from "../conversations/conversation.ts";
import type { FieldResult } from "../extraction/result.ts";
import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import type { ProviderCallKey } from "../store/provider-calls.ts";
import type { Decision } from "../transfers/decide.ts";

export interface AskTools {
  findConversation: (key: ProviderCallKey) => Promise<Conversation | null>;
  transferLive: (
    conversation: Conversation,
    decision: Decision,
    fields: Record<string, FieldResult>,
  ) => Promise<unknown>;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
}

/** So often in all, before the caller's next words are waited for. */
const TRIES = 3;
const RETRY_BASE_MS = 250;

/**
 * Asks for the transfer that was decided. Whoever asks twice gets the same one, so it is tried again after a fault. False
 * where every try failed; never throws.
 */
export async function askForTransfer(
  tools: AskTools,
  key: ProviderCallKey,
  decision: Decision,
  fields: Record<string, FieldResult>,
): Promise<boolean> {
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const conversation = await tools.findConversation(key);
      if (conversation) await tools.transferLive(conversation, decision, fields);
      return true;
    } catch (fault) {
      const { provider, providerCallId } = key;
      const ids = { provider, provider_call_id: providerCallId, tries };
      tools.log("error", "live_transfer_failed", { ...ids, reason: reasonOf(fault) });
      await scheduler.wait(RETRY_BASE_MS * 2 ** tries);
    }
  }
  return false;
}

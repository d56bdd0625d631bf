import { AppError } from "../errors.ts";
import type { ConversationTools } from "./conversation.ts";
import { findLiveCall, lineTo } from "./live-call.ts";

/**
 * Asks the provider to hang up. The call ends as its provider then tells; asked again, it hears again. `conflict` where the
 * call is over, or its provider cannot be asked to: the sentence says what to do instead.
 */
export async function endCall(
  tools: ConversationTools,
  workspaceId: string,
  callId: string,
): Promise<{ call_id: string; status: "ending"; detail: string | null }> {
  const conversation = await findLiveCall(tools, workspaceId, callId);
  const { adapter, connection } = lineTo(conversation);
  if (!adapter.end)
    throw new AppError("conflict", adapter.instead.end ?? `${adapter.name} cannot be asked to hang up.`);
  const answer = await adapter.end(tools.adapterTools(adapter), connection, {
    providerCallId: conversation.call.providerCallId,
    handle: conversation.assembled.facts.handle ?? {},
  });
  if (answer.kind === "refused") throw new AppError("conflict", answer.reason);
  return { call_id: callId, status: "ending", detail: answer.kind === "unknown" ? answer.detail : null };
}

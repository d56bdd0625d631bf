import { noSuchCall } from "../calls/read.ts";
import { AppError } from "../errors.ts";
import { findCall } from "../store/calls.ts";
import { keyOf } from "../store/provider-calls.ts";
import { type Conversation, type ConversationTools, findConversation, isOwnSystem } from "./conversation.ts";

/** The call that a command is for. `not_found` where there is none, `conflict` with the reason where it is over. */
export async function findLiveCall(
  tools: ConversationTools,
  workspaceId: string,
  callId: string,
): Promise<Conversation> {
  const found = await findCall(tools.db, workspaceId, callId);
  if (!found) throw noSuchCall(callId);
  const { call } = found;
  if (call.analysisStatus !== "open") {
    throw new AppError(
      "conflict",
      `The call is over (${call.status}): its provider can be told nothing more. Ring back with POST /v1/calls/outbound.`,
    );
  }
  const conversation = await findConversation(tools, keyOf(call));
  if (!conversation) {
    throw new AppError("conflict", "The call's agent was deleted: its connection is to name another.");
  }
  return conversation;
}

const SHUT = "The connection's credentials cannot be read: set them again with PATCH /v1/connections/{id}.";
const NOT_CONNECTED =
  "The call did not come by a connection, so nobody can be told: connect its provider with POST /v1/connections.";

const OWN =
  "Your own system carries the call: hang up there, and tell of it by POST /v1/calls/{id}/events {type: call.ended}.";

/** The way to whoever carries a call. `conflict` with what to do where there is none. */
export function lineTo(conversation: Conversation): NonNullable<Conversation["line"]> {
  const { found, line } = conversation;
  if (line) return line;
  if (isOwnSystem(conversation)) throw new AppError("conflict", OWN);
  throw new AppError("conflict", found.connection ? SHUT : NOT_CONNECTED);
}

import { noSuchCall } from "../calls/read.ts";
import { AppError } from "../errors.ts";
import { findCall } from "../store/calls.ts";
import { type Conversation, type ConversationTools, findConversation } from "./conversation.ts";

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
      `The call is over (${call.status}): there is nothing left to tell its provider.`,
    );
  }
  const conversation = await findConversation(tools, { ...call, connectionId: call.connectionId ?? "" });
  if (!conversation) {
    throw new AppError("conflict", "The call's agent was deleted: its connection is to name another.");
  }
  return conversation;
}

const SHUT = "The connection's credentials cannot be read: set them again with PATCH /v1/connections/{id}.";
const NOT_CONNECTED =
  "The call did not come by a connection, so nobody can be told: connect its provider with POST /v1/connections.";

/** The way to whoever carries a call. `conflict` with what to do where there is none. */
export function lineTo({ found, line }: Conversation): NonNullable<Conversation["line"]> {
  if (line) return line;
  throw new AppError("conflict", found.connection ? SHUT : NOT_CONNECTED);
}

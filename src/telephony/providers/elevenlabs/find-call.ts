import * as z from "zod";
import { goodJson } from "../../answers.ts";
import type { HttpAnswer } from "../../http.ts";
import { foundAnswer } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import {
  apiOf,
  authorization,
  conversationUrl,
  type Elevenlabs,
  type ElevenlabsConnection,
} from "./account.ts";
import { Conversation, fetchable, readConversation } from "./conversation.ts";

const Listed = z.looseObject({
  conversations: z.array(z.looseObject({ conversation_id: z.string().min(1) })),
});

/**
 * Looks an attempt up: by its conversation's id, else by the dynamic variable that it was dialled with. The list does not
 * say which variables its conversations were given, so the conversation itself is asked for whether it is ours.
 */
export const findCall: Elevenlabs["findCall"] = async (
  { http },
  connection,
  { attemptId, providerCallId },
) => {
  const headers = authorization(connection);
  const ask = (id: string) => http(conversationUrl(connection, id), { headers });
  if (providerCallId !== null) return standing(await ask(providerCallId), connection, providerCallId);
  const wanted = encodeURIComponent(`${ATTEMPT_MEMBER}:eq:${attemptId}`);
  const url = `${apiOf(connection)}/conversations?dynamic_variable_params=${wanted}&page_size=1`;
  const listed = Listed.safeParse(goodJson(await http(url, { headers }))).data;
  const id = listed?.conversations[0]?.conversation_id;
  // An empty list proves nothing: how soon a conversation is in it, and whether an unanswered one ever is, is not said.
  if (id === undefined) return { kind: "not_told" };
  const answer = await ask(id);
  const { data } = Conversation.safeParse(goodJson(answer));
  const variables = data?.conversation_initiation_client_data?.dynamic_variables;
  return attemptIn(variables) === attemptId ? standing(answer, connection, id) : { kind: "not_told" };
};

function standing(answer: HttpAnswer, connection: ElevenlabsConnection, callId: string) {
  return foundAnswer(answer, callId, (json) => {
    const call = readConversation(json, connection, { callId, kind: "ended" });
    return call?.kind === "over" ? { ...call, events: call.events.map(fetchable) } : call;
  });
}

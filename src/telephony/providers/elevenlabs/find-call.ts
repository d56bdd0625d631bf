import * as z from "zod";
import { goodJson } from "../../answers.ts";
import { foundAnswer } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { apiOf, authorization, conversationUrl, type Elevenlabs } from "./account.ts";
import { readConversation } from "./conversation.ts";

const Listed = z.looseObject({
  conversations: z.array(z.looseObject({ conversation_id: z.string().min(1) })),
});

/** Looks an attempt up: by its conversation's id, else by the dynamic variable that it was dialled with. */
export const findCall: Elevenlabs["findCall"] = async (
  { http },
  connection,
  { attemptId, providerCallId },
) => {
  const headers = authorization(connection);
  if (providerCallId !== null) {
    const answer = await http(conversationUrl(connection, providerCallId), { headers });
    return foundAnswer(answer, providerCallId, (json) => readConversation(json, connection, "ended"));
  }
  const wanted = encodeURIComponent(`${ATTEMPT_MEMBER}:eq:${attemptId}`);
  const url = `${apiOf(connection)}/conversations?dynamic_variable_params=${wanted}&page_size=1`;
  const listed = Listed.safeParse(goodJson(await http(url, { headers }))).data;
  const id = listed?.conversations[0]?.conversation_id;
  // An empty list proves nothing: how soon a conversation is in it, and whether an unanswered one ever is, is not said.
  return id === undefined ? { kind: "not_told" } : { kind: "under_way", providerCallId: id };
};

import { transcriptAnswer } from "../../reading/asked-call.ts";
import { authorization, conversationUrl, type Elevenlabs, NAME } from "./account.ts";
import { readConversation } from "./conversation.ts";

/** The conversation as `GET /v1/convai/conversations/{id}` answers it. */
export const fetchTranscript: Elevenlabs["fetchTranscript"] = async (
  { http },
  connection,
  callId,
  { id },
) => {
  const answer = await http(conversationUrl(connection, id), { headers: authorization(connection) });
  return transcriptAnswer(NAME, answer, (json) =>
    readConversation(json, connection, { callId, kind: "transcript" }),
  );
};

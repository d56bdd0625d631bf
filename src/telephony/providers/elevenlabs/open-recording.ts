import { authorization, conversationUrl, type Elevenlabs } from "./account.ts";

/**
 * No message has an address: the audio is asked for by the conversation (GET /v1/convai/conversations/{id}/audio), and is
 * missing where there was none.
 */
export const recording: Elevenlabs["recording"] = async (connection, { providerCallId, recordingUrl }) => {
  if (recordingUrl !== null) return null;
  const url = `${conversationUrl(connection, providerCallId)}/audio`;
  return { url, headers: authorization(connection) };
};

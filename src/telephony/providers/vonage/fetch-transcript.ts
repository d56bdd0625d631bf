import { goodJson, unfetched } from "../../answers.ts";
import { NAME, type Vonage } from "./account.ts";
import { ask, BAD_KEY } from "./api.ts";
import { fileUrl, readTranscript } from "./transcript.ts";

/** The transcript that Vonage answers for a link; not the last word, because a call may have several recordings. */
export const fetchTranscript: Vonage["fetchTranscript"] = async (tools, connection, callId, { id }) => {
  const url = fileUrl(id);
  if (url === null) return { kind: "gone", detail: "The transcript's link does not lead to Vonage." };
  const answer = await ask(tools, connection, url);
  if (answer === null) return { kind: "later", detail: BAD_KEY };
  const json = goodJson(answer);
  if (json === undefined) return unfetched(NAME, answer, (status) => status === 403 || status === 410);
  const { turns } = readTranscript(json, connection.roles);
  if (turns.length === 0) return { kind: "gone", detail: "Vonage's transcript has no words." };
  const key = `transcript:${url.split("/").pop()}`;
  return { kind: "events", events: [{ key, callId, at: null, kind: "transcript", facts: {}, turns }] };
};

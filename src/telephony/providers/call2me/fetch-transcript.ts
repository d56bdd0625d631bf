import { goodJson, unfetched } from "../../answers.ts";
import type { CallEvent } from "../../event.ts";
import type { HttpAnswer } from "../../http.ts";
import type { FetchedTranscript } from "../../provider.ts";
import { spokenTurns } from "../../reading/spoken-turns.ts";
import { API, authorization, type Call2Me, callUrl, NAME } from "./account.ts";
import { readCall } from "./call.ts";

/**
 * The call first: it has the numbers and the direction that no message has, and the turns too where it is new enough. Then
 * the transcript that its end pointed to.
 */
export const fetchTranscript: Call2Me["fetchTranscript"] = async (
  { http },
  connection,
  callId,
  { source, id },
) => {
  const headers = authorization(connection);
  const call = await http(callUrl(callId), { headers });
  const read = readCall(goodJson(call), connection);
  const event = read && { ...read, callId };
  const isUnconnected = event?.isFinal && event.facts.status !== "completed";
  if (event?.turns || isUnconnected || source !== "transcript") return event ? whole(event) : missing(call);
  const answer = await http(`${API}${id}`, { headers });
  const json = goodJson(answer);
  if (json === undefined) return missing(answer);
  const { turns } = spokenTurns(json, connection.roles);
  const base: CallEvent = event ?? { key: "transcript", callId, at: null, kind: "transcript", facts: {} };
  return whole(turns.length > 0 ? { ...base, turns } : base);
};

/** A call that is not over by the API's own word is asked for again. */
function whole(event: CallEvent): FetchedTranscript {
  if (event.kind === "started") return { kind: "later", detail: `${NAME} has not finished with the call.` };
  return { kind: "events", events: [event] };
}

/** A call and its transcript may be there a little later than its end is told. */
const missing = (answer: HttpAnswer) => unfetched(NAME, answer, (status) => [401, 403, 410].includes(status));

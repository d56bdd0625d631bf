import { goodJson, unfetched } from "../../answers.ts";
import type { CallEvent } from "../../event.ts";
import type { HttpAnswer } from "../../http.ts";
import type { FetchedTranscript } from "../../provider.ts";
import { spokenTurns } from "../../reading/spoken-turns.ts";
import { API, authorization, type Call2Me, callUrl, NAME } from "./account.ts";
import { readCall } from "./call.ts";

/** How long a transcript may take to be written after the call; nothing is documented, and it comes in seconds as a rule. */
const WRITTEN_AFTER_MS = 60_000;

/**
 * The call first: it has the numbers and the direction that no message has, and the turns too where it is new enough. Then
 * the transcript that its end pointed to.
 */
export const fetchTranscript: Call2Me["fetchTranscript"] = async (
  { http, clock },
  connection,
  callId,
  { source, id },
) => {
  const headers = authorization(connection);
  const call = await http(callUrl(callId), { headers });
  const read = readCall(goodJson(call), connection);
  const event = read && { ...read, callId };
  const isUnconnected = event?.isFinal && event.facts.status !== "completed";
  if (event?.turns || isUnconnected || source !== "transcript") {
    return event ? whole(event, clock()) : missing(call);
  }
  const answer = await http(`${API}${id}`, { headers });
  const json = goodJson(answer);
  if (json === undefined) return missing(answer);
  const { turns } = spokenTurns(json, connection.roles);
  const base: CallEvent = event ?? { key: "transcript", callId, at: null, kind: "transcript", facts: {} };
  return whole(turns.length > 0 ? { ...base, turns } : base, clock());
};

/**
 * A call that is not over by the API's own word is asked for again, and so is a talk that has no words yet. One that is long
 * over and has none says all that it can, and is not the last word: a message may still bring them.
 */
function whole({ isFinal, ...event }: CallEvent, now: number): FetchedTranscript {
  if (event.kind === "started") return { kind: "later", detail: `${NAME} has not finished with the call.` };
  const { status, endedAt } = event.facts;
  const isWordless = !event.turns && (status === "completed" || status === undefined);
  if (!isWordless) return { kind: "events", events: [{ ...event, ...(isFinal ? { isFinal } : {}) }] };
  if (endedAt !== undefined && now - Date.parse(endedAt) < WRITTEN_AFTER_MS) {
    return { kind: "later", detail: `${NAME} has no words of the call yet.` };
  }
  return { kind: "events", events: [event] };
}

/** A call and its transcript may be there a little later than its end is told. */
const missing = (answer: HttpAnswer) => unfetched(NAME, answer, (status) => [401, 403, 410].includes(status));

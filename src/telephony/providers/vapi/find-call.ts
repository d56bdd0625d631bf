import { goodJson } from "../../answers.ts";
import { foundAnswer } from "../../reading/asked-call.ts";
import { attemptIn } from "../../reading/attempt.ts";
import { readObject } from "../../reading/json.ts";
import { API, authorization, callUrl, type Vapi } from "./account.ts";
import { readCall } from "./call.ts";
import { VapiCall } from "./message.ts";

/** Calls of one page; as many as Vapi lists without being asked for more. */
const PAGE = 100;
/** Round the moment of dialling: two clocks, and a request that was long on its way. */
const LISTED_BEFORE_MS = 60_000;
const LISTED_AFTER_MS = 5 * 60_000;

/** Looks an attempt up: by its call's id, else by our attempt's id in the list of calls that were made then. */
export const findCall: Vapi["findCall"] = async (
  { http },
  connection,
  { providerCallId, attemptId, dialedAt },
) => {
  const headers = authorization(connection);
  const read = (json: unknown) => readCall(json, connection);
  if (providerCallId !== null) {
    return foundAnswer(await http(callUrl(providerCallId), { headers }), providerCallId, read);
  }
  const query = new URLSearchParams({
    limit: String(PAGE),
    createdAtGe: new Date(dialedAt - LISTED_BEFORE_MS).toISOString(),
    createdAtLe: new Date(dialedAt + LISTED_AFTER_MS).toISOString(),
  });
  const answer = await http(`${API}/call?${query}`, { headers });
  const listed = goodJson(answer);
  if (answer.kind !== "answered" || !Array.isArray(listed)) return { kind: "not_told" };
  const found = listed.find((call) => attemptOf(call) === attemptId);
  // A full page may have left it out.
  if (!found) return { kind: listed.length < PAGE ? "absent" : "not_told" };
  const { data } = VapiCall.safeParse(found);
  return data ? foundAnswer({ ...answer, json: found }, data.id, read) : { kind: "not_told" };
};

const attemptOf = (call: unknown) =>
  attemptIn(readObject(readObject(readObject(call).assistantOverrides).metadata));

import { foundAnswer } from "../../reading/asked-call.ts";
import { authorization, callUrl, type Synthflow } from "./account.ts";
import { readCall } from "./call.ts";

/** Looks an attempt up by its call's id: Synthflow's list of calls does not say which variables a call was given. */
export const findCall: Synthflow["findCall"] = async ({ http }, connection, { providerCallId }) => {
  if (providerCallId === null) return { kind: "not_told" };
  const answer = await http(callUrl(connection, providerCallId), { headers: authorization(connection) });
  const about = { key: "call", kind: "ended", callId: providerCallId } as const;
  return foundAnswer(answer, providerCallId, (json) => {
    const call = readCall(json, connection, about);
    if (call?.kind !== "over") return call;
    const fetch = { source: "call", id: providerCallId };
    return { ...call, events: call.events.map((event) => (event.isFinal ? event : { ...event, fetch })) };
  });
};

import { foundAnswer } from "../../reading/asked-call.ts";
import { authorization, type Bland, callUrl } from "./account.ts";
import { fetchable, readCall } from "./call.ts";

/** Looks an attempt up by its call's id: Bland's list of calls has no metadata that would name it. */
export const findCall: Bland["findCall"] = async ({ http }, connection, { providerCallId }) => {
  if (providerCallId === null) return { kind: "not_told" };
  const answer = await http(callUrl(providerCallId), { headers: authorization(connection) });
  return foundAnswer(answer, providerCallId, (json) => {
    const call = readCall(json, connection, { callId: providerCallId, kind: "ended" });
    return call?.kind === "over" ? { ...call, events: call.events.map(fetchable) } : call;
  });
};

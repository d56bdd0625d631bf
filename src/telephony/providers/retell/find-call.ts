import * as z from "zod";
import { goodJson } from "../../answers.ts";
import { foundAnswer } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { flag } from "../../reading/members.ts";
import { API, authorization, type Retell } from "./account.ts";
import { RetellCall, readCall } from "./call.ts";

const Listed = z.looseObject({ items: z.array(z.unknown()), has_more: flag });

/**
 * Looks an attempt up: by its call's id, else by the metadata that it was dialled with. The list is not narrowed by start
 * time, which a call that has not begun does not have; its items have no transcript, so the call itself is asked for.
 */
export const findCall: Retell["findCall"] = async (
  { http },
  connection,
  { providerCallId, attemptId, toNumber },
) => {
  const headers = authorization(connection);
  let callId = providerCallId;
  if (callId === null) {
    const filter_criteria = {
      to_number: { type: "string", op: "eq", value: toNumber },
      metadata: [{ key: ATTEMPT_MEMBER, type: "string", op: "eq", value: attemptId }],
    };
    const json = { filter_criteria, limit: 50, sort_order: "descending" };
    const answer = await http(`${API}/v3/list-calls`, { method: "POST", headers, json });
    const listed = Listed.safeParse(goodJson(answer)).data;
    if (!listed) return { kind: "not_told" };
    const calls = listed.items.flatMap((item) => RetellCall.safeParse(item).data ?? []);
    const found = calls.find(({ metadata }) => attemptIn(metadata) === attemptId);
    if (!found) return { kind: listed.has_more === true ? "not_told" : "absent" };
    callId = found.call_id;
  }
  const url = `${API}/v2/get-call/${encodeURIComponent(callId)}`;
  return foundAnswer(await http(url, { headers }), callId, (json) => readCall(json, connection));
};

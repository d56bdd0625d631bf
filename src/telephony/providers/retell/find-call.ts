import * as z from "zod";
import { goodJson } from "../../answers.ts";
import type { FoundCall } from "../../provider.ts";
import { foundAnswer } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { flag, text } from "../../reading/members.ts";
import { API, authorization, type Retell } from "./account.ts";
import { RetellCall, readCall } from "./call.ts";

const Listed = z.looseObject({ items: z.array(z.unknown()), has_more: flag, pagination_key: text });

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
  const standing = async (callId: string): Promise<FoundCall> => {
    const answer = await http(`${API}/v2/get-call/${encodeURIComponent(callId)}`, { headers });
    return foundAnswer(answer, callId, (json) => readCall(json, connection, callId));
  };
  if (providerCallId !== null) return standing(providerCallId);
  const filter_criteria = {
    to_number: { type: "string", op: "eq", value: toNumber },
    metadata: [{ key: ATTEMPT_MEMBER, type: "string", op: "eq", value: attemptId }],
  };
  const json = { filter_criteria, limit: 50, sort_order: "descending" };
  const answer = await http(`${API}/v3/list-calls`, { method: "POST", headers, json });
  const listed = Listed.safeParse(goodJson(answer)).data;
  if (!listed) return { kind: "not_told" };
  const calls = listed.items.map((item) => RetellCall.safeParse(item).data);
  const found = calls.find((call) => attemptIn(call?.metadata) === attemptId);
  if (found) {
    const standsAs = await standing(found.call_id);
    // It was placed, for the list has it: whoever cannot say more of it now is asked again.
    const isTold = standsAs.kind === "ended" || standsAs.kind === "under_way";
    return isTold ? standsAs : { kind: "under_way", providerCallId: found.call_id };
  }
  // Whatever could not be read, or stands on another page, may be the one.
  const isWhole =
    calls.every((call) => call !== undefined) && listed.has_more === false && !listed.pagination_key;
  return { kind: isWhole ? "absent" : "not_told" };
};

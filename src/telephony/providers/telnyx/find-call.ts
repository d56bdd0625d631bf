import * as z from "zod";
import { goodJson } from "../../answers.ts";
import { text } from "../../reading/members.ts";
import { API, applicationOf, authorization, type Telnyx } from "./account.ts";
import { readClientState } from "./client-state.ts";

const Active = z.looseObject({ data: z.array(z.unknown()) });
const ActiveCall = z.looseObject({ call_session_id: z.string().min(1), client_state: text });

/** Looks an attempt up among the live calls of its application, by its call's id or by the state that it was given. */
export const findCall: Telnyx["findCall"] = async (
  { http },
  connection,
  { attemptId, providerCallId, fromNumber },
) => {
  const application = applicationOf(connection, fromNumber);
  if (application === null) return { kind: "not_told" };
  const url = `${API}/connections/${encodeURIComponent(application)}/active_calls`;
  const answer = await http(url, { headers: authorization(connection) });
  const found = Active.safeParse(goodJson(answer))
    .data?.data.flatMap((one) => ActiveCall.safeParse(one).data ?? [])
    .find(
      ({ call_session_id, client_state }) =>
        readClientState(client_state).attemptId === attemptId || call_session_id === providerCallId,
    );
  // The list has live calls only: one that is not in it may be over, or may never have been.
  return found ? { kind: "under_way", providerCallId: found.call_session_id } : { kind: "not_told" };
};

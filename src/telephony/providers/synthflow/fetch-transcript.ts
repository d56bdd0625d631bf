import { transcriptAnswer } from "../../reading/asked-call.ts";
import { authorization, callUrl, NAME, type Synthflow } from "./account.ts";
import { readCall } from "./call.ts";

/** The call as `GET /v2/calls/{id}` answers it: what was said, and that it is over. */
export const fetchTranscript: Synthflow["fetchTranscript"] = async (
  { http, clock },
  connection,
  _callId,
  { id },
) => {
  const answer = await http(callUrl(connection, id), { headers: authorization(connection) });
  const about = { key: "call", kind: "ended", callId: id } as const;
  // Its own signature says that there is such a call: a 404 comes too early, not for good.
  const asking = { missing: "later", now: clock() } as const;
  return transcriptAnswer(NAME, answer, (json) => readCall(json, connection, about), asking);
};

import { transcriptAnswer } from "../../reading/asked-call.ts";
import { authorization, type Bland, callUrl, NAME } from "./account.ts";
import { readCall } from "./call.ts";

/** The call as `GET /v1/calls/{id}` answers it (Bland, Call Details). */
export const fetchTranscript: Bland["fetchTranscript"] = async (
  { http, clock },
  connection,
  callId,
  { id },
) => {
  const answer = await http(callUrl(id), { headers: authorization(connection) });
  const read = (json: unknown) => readCall(json, connection, { callId, kind: "transcript" });
  return transcriptAnswer(NAME, answer, read, { now: clock() });
};

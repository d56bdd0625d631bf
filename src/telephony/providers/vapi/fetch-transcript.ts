import { goodJson } from "../../answers.ts";
import { transcriptAnswer } from "../../reading/asked-call.ts";
import { readInstant } from "../../reading/time.ts";
import { authorization, callUrl, NAME, type Vapi } from "./account.ts";
import { readTranscript } from "./call.ts";
import { VapiCall } from "./message.ts";

/** Vapi's own work on a call that is over; its report comes within seconds as a rule. */
const PROCESSED_AFTER_MS = 60_000;

/**
 * The call as Vapi keeps it, where its report never came. One that is long over and has no words was silent, or its owner
 * keeps none.
 */
export const fetchTranscript: Vapi["fetchTranscript"] = async ({ http, clock }, connection, callId) => {
  const answer = await http(callUrl(callId), { headers: authorization(connection) });
  const fetched = transcriptAnswer(NAME, answer, (json) => readTranscript(json, connection));
  const endedAt = readInstant(VapiCall.safeParse(goodJson(answer)).data?.endedAt);
  if (fetched.kind !== "later" || endedAt === null || clock() - endedAt < PROCESSED_AFTER_MS) return fetched;
  return { kind: "gone", detail: "Vapi has no transcript of this call: nobody spoke, or it keeps none." };
};

import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent } from "../../event.ts";
import { readParty } from "../../number.ts";
import { object, record, text } from "../../reading/members.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { variablesOf } from "../../reading/variables.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { givenVariables, initiation } from "./conversation.ts";

/** The documentation promises "failure reasons and metadata"; the rest is what is seen, so none of it is required. */
const Failure = z.looseObject({
  conversation_id: text,
  agent_id: text,
  failure_reason: text,
  /** `body` is the carrier's own callback, of Twilio or of the SIP trunk. */
  metadata: object({ type: text, body: record }),
  conversation_initiation_client_data: initiation,
});

const STATUSES: Vocabulary<CallStatus> = { busy: "busy", "no-answer": "no_answer", no_answer: "no_answer" };

/** A call that never connected; null where nothing names it. */
export function failureEvent(data: unknown, at: number | null): CallEvent | null {
  const failure = Failure.safeParse(data).data;
  const body = failure?.metadata?.body ?? {};
  const carrierId = firstText(body, "CallSid", "call_sid");
  const callId = failure?.conversation_id || carrierId;
  if (!failure || !callId) return null;
  const reason = failure.failure_reason;
  return {
    ...{ key: "call_initiation_failure", kind: "ended", callId, at, isFinal: true },
    facts: toldFacts({
      agent: failure.agent_id,
      // Only a call that we place is initiated.
      direction: "outbound",
      fromNumber: readParty(firstText(body, "From", "from_number", "from")),
      toNumber: readParty(firstText(body, "To", "to_number", "to")),
      status: meaningOf(STATUSES, reason) ?? "failed",
      endReason: reason,
      metadata: variablesOf({ call_sid: carrierId }),
      ...givenVariables(failure.conversation_initiation_client_data?.dynamic_variables),
    }),
  };
}

function firstText(body: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = body[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

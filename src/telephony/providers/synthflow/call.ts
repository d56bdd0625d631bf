import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { type AskedCall, isAll } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { callSpan } from "../../reading/call-span.ts";
import { readLabelledLines } from "../../reading/labelled-lines.ts";
import { amount, direction, object, record, text, time, webUrl } from "../../reading/members.ts";
import { partiesOf } from "../../reading/parties.ts";
import { readInstant, secondsToMs } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { variablesOf } from "../../reading/variables.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** A call of the webhook (`call`) and of the API (`response.calls[]`): the same things under different names. */
const Call = z.looseObject({
  call_id: z.string().min(1),
  model_id: text,
  /** The webhook's word, and that of Get a call. */
  status: text,
  /** The same in List calls. */
  call_status: text,
  end_call_reason: text,
  custom_end_call_reason: text,
  telephony_disconnect_reason: text,
  error_message: text,
  /** Seconds. */
  duration: amount,
  /** ISO 8601 in the webhook; epoch milliseconds, as text, in the API. */
  start_time: time,
  timezone: text,
  transcript: text,
  recording_url: webUrl,
  type_of_call: direction,
  agent_phone_number: text,
  lead_phone_number: text,
  phone_number_from: text,
  phone_number_to: text,
  external_id: text,
  prompt_variables: record,
});
type Call = z.infer<typeof Call>;

const Answer = z.looseObject({ response: z.looseObject({ calls: z.array(z.unknown()).min(1) }) });
const Posted = z.looseObject({
  call: z.looseObject({ call_id: z.string() }),
  lead: object({ phone_number: text }),
});

const ROLES = { bot: "agent", assistant: "agent", human: "customer" } as const;

const UNDER_WAY = ["pending", "ringing", "in-progress", "paused", "registered"];

/** docs.synthflow.ai, Webhooks, Call Status options; the API's schema has the same. */
const STATUSES: Vocabulary<CallStatus> = {
  completed: "completed",
  "no-answer": "no_answer",
  busy: "busy",
  failed: "failed",
  canceled: "canceled",
  "user-canceled": "canceled",
  "hangup-on-voicemail": "voicemail",
  "left-voicemail": "voicemail",
};

/** Synthflow writes `user-canceled` and `left_voicemail`. */
const spelled = (status: unknown) =>
  typeof status === "string"
    ? status
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, "-")
    : "";

/** Our word for one of Synthflow's for the end of a call. */
export const statusIn = (status: unknown): CallStatus | undefined => meaningOf(STATUSES, spelled(status));

/**
 * A call as the API answers it or the webhook posts it, as one event; null where it is none, or another than `callId`. Where
 * people talked and no word of it is there, it is not the last word.
 */
export function readCall(
  json: unknown,
  { roles }: { roles: Roles },
  about: Pick<CallEvent, "key" | "kind"> & { callId?: string },
): AskedCall | null {
  const call = Call.safeParse(callIn(json, about.callId)).data;
  if (!call || (about.callId !== undefined && call.call_id !== about.callId)) return null;
  const told = call.call_status ?? call.status;
  if (UNDER_WAY.includes(spelled(told))) return { kind: "under_way" };
  const turns = readLabelledLines(call.transcript ?? "", roles, ROLES);
  const status = statusIn(told);
  if (status === undefined && turns.length === 0 && !hasEnd(call)) return { kind: "under_way" };
  const facts = factsOf(call, status ?? (turns.length > 0 ? "completed" : "failed"));
  const event: CallEvent = {
    ...{ key: about.key, kind: about.kind, callId: call.call_id, at: readInstant(facts.endedAt), facts },
    ...(turns.length > 0 ? { turns } : {}),
    ...(isAll(facts, turns) ? { isFinal: true } : {}),
  };
  return { kind: "over", events: [event] };
}

/** Only a call that is over has any of these, whatever its status is called. */
const hasEnd = (call: Call) =>
  Boolean(
    call.end_call_reason ||
      call.custom_end_call_reason ||
      call.telephony_disconnect_reason ||
      call.error_message,
  ) || (call.duration ?? 0) > 0;

/** A call of the API or of a webhook that was kept; null where it is neither, or not over. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const call = readCall(content, connection, { key: "call", kind: "ended" });
  return call?.kind === "over" ? call.events.map((event) => ({ ...event, isFinal: true })) : null;
}

/** The object that is the call: in a list of the API (even for one id), in a message, or by itself. */
function callIn(json: unknown, callId: string | undefined): unknown {
  const calls = Answer.safeParse(json).data?.response.calls;
  if (calls) return calls.find((call) => isCalled(call, callId)) ?? calls[0];
  const posted = Posted.safeParse(json).data;
  return posted ? { lead_phone_number: posted.lead?.phone_number, ...posted.call } : json;
}

const isCalled = (call: unknown, callId: string | undefined) =>
  z.looseObject({ call_id: z.literal(callId) }).safeParse(call).success;

function factsOf(call: Call, status: CallStatus): ToldFacts {
  return toldFacts({
    agent: call.model_id,
    direction: call.type_of_call,
    ...numbersOf(call),
    ...callSpan(readInstant(call.start_time), secondsToMs(call.duration)),
    status,
    endReason: call.custom_end_call_reason || call.end_call_reason || failureOf(call, status),
    recordingUrl: call.recording_url,
    timezone: call.timezone,
    metadata: variablesOf({ external_id: call.external_id }),
    dynamicVariables: variablesOf(call.prompt_variables, (name) => name === ATTEMPT_MEMBER),
    attemptId: attemptIn(call.prompt_variables),
  });
}

/** The lead is the far end, whichever way the call went. */
function numbersOf(call: Call): { fromNumber: string | null; toNumber: string | null } {
  const [ours, theirs, from, to] = [
    call.agent_phone_number,
    call.lead_phone_number,
    call.phone_number_from,
    call.phone_number_to,
  ].map((number) => readParty(number, { plus: "missing" }));
  const told = partiesOf(call.type_of_call, { ours: ours ?? null, theirs: theirs ?? null });
  return { fromNumber: told.fromNumber ?? from ?? null, toNumber: told.toNumber ?? to ?? null };
}

/** Why a call that nobody talked on came to nothing; of others, the line's own reason says less than none. */
function failureOf(call: Call, status: CallStatus): string | null {
  return status === "completed" ? null : call.error_message || call.telephony_disconnect_reason || null;
}

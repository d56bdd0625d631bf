import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { AskedCall } from "../../asked-call.ts";
import { callSpan } from "../../call-span.ts";
import type { Connection } from "../../connection.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { readInstant } from "../../instant.ts";
import { readLabelledLines } from "../../labelled-lines.ts";
import { readParty } from "../../number.ts";
import { toldFacts } from "../../told-facts.ts";
import { variablesOf } from "../../variables-of.ts";

/** The custom variable that carries our id of the attempt. */
export const ATTEMPT_VARIABLE = "attempt_id";

const text = z.string().nullish().catch(null);
const members = z.record(z.string(), z.unknown()).nullish().catch(null);
const amount = z.union([z.number(), z.string()]).nullish().catch(null);

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
  start_time: amount,
  timezone: text,
  transcript: text,
  recording_url: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .catch(null),
  type_of_call: z.enum(["inbound", "outbound"]).nullish().catch(null),
  agent_phone_number: text,
  lead_phone_number: text,
  phone_number_from: text,
  phone_number_to: text,
  external_id: text,
  prompt_variables: members,
});
type Call = z.infer<typeof Call>;

const Answer = z.looseObject({ response: z.looseObject({ calls: z.array(z.unknown()).min(1) }) });
const Posted = z.looseObject({
  call: z.looseObject({ call_id: z.string() }),
  lead: z.looseObject({ phone_number: text }).nullish().catch(null),
});

const ROLES = { bot: "agent", assistant: "agent", human: "customer" } as const;

const UNDER_WAY = ["pending", "ringing", "in-progress", "paused", "registered"];

/** docs.synthflow.ai, Webhooks, Call Status options; the API's schema has the same. */
const STATUSES: Readonly<Record<string, CallStatus>> = {
  completed: "completed",
  "no-answer": "no_answer",
  busy: "busy",
  failed: "failed",
  canceled: "canceled",
  "user-canceled": "canceled",
  hangup_on_voicemail: "voicemail",
  left_voicemail: "voicemail",
};

/** A call as the API answers it or the webhook posts it; null where it is none, or another than `callId`. */
export function readCall(
  json: unknown,
  { roles }: Pick<Connection, "roles">,
  about: Pick<CallEvent, "key" | "kind"> & { callId?: string },
): AskedCall | null {
  const call = Call.safeParse(callIn(json, about.callId)).data;
  if (!call || (about.callId !== undefined && call.call_id !== about.callId)) return null;
  const status = (call.call_status ?? call.status ?? "").trim().toLowerCase();
  if (UNDER_WAY.includes(status)) return { kind: "under_way" };
  const turns = readLabelledLines(call.transcript ?? "", roles, ROLES);
  const told = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined;
  const facts = factsOf(call, told ?? (turns.length > 0 ? "completed" : "failed"));
  const event: CallEvent = {
    ...{ key: about.key, kind: about.kind, callId: call.call_id, at: readInstant(facts.endedAt), facts },
    ...(turns.length > 0 ? { turns } : {}),
    isFinal: true,
  };
  return { kind: "over", events: [event] };
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
  const seconds = amountOf(call.duration);
  const attemptId = call.prompt_variables?.[ATTEMPT_VARIABLE];
  return toldFacts({
    agent: call.model_id,
    direction: call.type_of_call,
    ...partiesOf(call),
    ...callSpan(startOf(call.start_time), seconds === null ? null : seconds * 1000),
    status,
    endReason: call.custom_end_call_reason || call.end_call_reason || failureOf(call, status),
    recordingUrl: call.recording_url,
    timezone: call.timezone,
    metadata: variablesOf({ external_id: call.external_id }),
    dynamicVariables: variablesOf(call.prompt_variables, (name) => name === ATTEMPT_VARIABLE),
    attemptId: typeof attemptId === "string" ? attemptId : null,
  });
}

/** The lead is the far end, whichever way the call went. */
function partiesOf(call: Call): { fromNumber: string | null; toNumber: string | null } {
  const [ours, theirs, from, to] = [
    call.agent_phone_number,
    call.lead_phone_number,
    call.phone_number_from,
    call.phone_number_to,
  ].map((number) => readParty(number, { plus: "missing" }));
  if (call.type_of_call === "inbound")
    return { fromNumber: theirs ?? from ?? null, toNumber: ours ?? to ?? null };
  if (call.type_of_call === "outbound")
    return { fromNumber: ours ?? from ?? null, toNumber: theirs ?? to ?? null };
  return { fromNumber: from ?? null, toNumber: to ?? null };
}

/** Why a call that nobody talked on came to nothing; of others, the line's own reason says less than none. */
function failureOf(call: Call, status: CallStatus): string | null {
  return status === "completed" ? null : call.error_message || call.telephony_disconnect_reason || null;
}

function startOf(time: string | number | null | undefined): number | null {
  return typeof time === "string" && !/^\d+$/.test(time) ? readInstant(time) : amountOf(time);
}

function amountOf(value: string | number | null | undefined): number | null {
  if (value == null || (typeof value === "string" && !/^\d+(\.\d+)?$/.test(value))) return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

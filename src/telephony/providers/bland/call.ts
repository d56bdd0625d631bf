import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { type AskedCall, isAll } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { callSpan } from "../../reading/call-span.ts";
import { readLabelledLines } from "../../reading/labelled-lines.ts";
import { amount, anything, flag, listOf, record, text, time, webUrl } from "../../reading/members.ts";
import { readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { variablesOf } from "../../reading/variables.ts";
import { meaningOf, roleOf, type Vocabulary } from "../../reading/vocabulary.ts";

const Entry = z.looseObject({ created_at: time, user: text, text });

/** The call object: the post-call webhook is the answer of GET /v1/calls/{id} (docs, Call Details). */
export const Call = z.looseObject({
  call_id: z.union([z.string().min(1), z.number()]).transform(String),
  to: text,
  from: text,
  inbound: flag,
  completed: flag,
  status: text,
  queue_status: text,
  answered_by: text,
  /** Minutes. */
  call_length: amount,
  /** Seconds, as text. */
  corrected_duration: amount,
  created_at: time,
  started_at: time,
  call_ended_by: text,
  error_message: text,
  recording_url: webUrl,
  transferred_to: text,
  pathway_id: text,
  persona_id: text,
  request_data: record,
  variables: record,
  metadata: record,
  transcripts: listOf(Entry),
  concatenated_transcript: text,
  /** Of a line of the log, which comes to the same address. */
  category: anything,
});
export type Call = z.infer<typeof Call>;

/** `robot` is listed beside `assistant` without a word on who it is; a connection's own roles may say otherwise. */
const ROLES = { user: "customer", assistant: "agent", robot: "agent", "agent-action": "system" } as const;

/** Words of `status` and `answered_by`, in one spelling; Bland lists none, these are seen. */
const STATUSES: Vocabulary<CallStatus> = {
  voicemail: "voicemail",
  machine: "voicemail",
  no_answer: "no_answer",
  busy: "busy",
  failed: "failed",
  error: "failed",
  canceled: "canceled",
  cancelled: "canceled",
};

/** A call that is over, as one event. Where people may have talked and no word of it is here, it is not the last word. */
export function callEvent(
  call: Call,
  { roles }: { roles: Roles },
  message: Pick<CallEvent, "key" | "kind">,
): CallEvent {
  const turns = turnsOf(call, roles);
  const facts = factsOf(call, turns.length > 0);
  return {
    ...message,
    ...{ callId: call.call_id, at: readInstant(facts.endedAt), facts },
    ...(turns.length > 0 ? { turns } : {}),
    ...(call.transferred_to
      ? { transfer: { status: "connected", to: numberOf(call.transferred_to), reason: null } }
      : {}),
    ...(isAll(facts, turns) ? { isFinal: true } : {}),
  };
}

/** The same, with where its words are to be had where it has none of them. */
export function fetchable(event: CallEvent): CallEvent {
  return event.isFinal ? event : { ...event, fetch: { source: "call", id: event.callId } };
}

/** The answer of GET /v1/calls/{id} as one event about `callId`, whatever it calls itself; null where it is no call. */
export function readCall(
  json: unknown,
  connection: { roles: Roles },
  { callId: call_id, ...message }: Pick<CallEvent, "callId" | "kind">,
): AskedCall | null {
  const call = Call.safeParse(json).data;
  if (!call) return null;
  if (!isOver(call)) return { kind: "under_way" };
  const event = callEvent({ ...call, call_id }, connection, { key: "call", ...message });
  return { kind: "over", events: [event] };
}

/** A post-call message as it was kept, or a call of the API that is over or has words; null where it is neither. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const call = Call.safeParse(content).data;
  if (!call || isUnderWay(call) || !isPostCall(call)) return null;
  return [{ ...callEvent(call, connection, { key: "ended", kind: "ended" }), isFinal: true }];
}

/** A line of the call's log, which names its category; the call object, whatever else it may have, has a transcript. */
export const isLogLine = (call: Call) =>
  typeof call.category === "string" && call.transcripts == null && call.concatenated_transcript == null;

/** The post-call message is told from those during the call by what only a call that is over has. */
export const isPostCall = (call: Call) =>
  !isLogLine(call) &&
  (isOver(call) || hasText(call) || (Boolean(call.transcripts?.length) && !isUnderWay(call)));

const hasText = ({ concatenated_transcript: text }: Call) => Boolean(text?.trim());

const FINAL_QUEUE = /complete|error|fail|cancel/i;
const QUEUE_UNDER_WAY = /^(new|queued|pre_queue|allocated|started)$/i;

const isUnderWay = (call: Call) => !isOver(call) && QUEUE_UNDER_WAY.test(call.queue_status ?? "");

/** `completed` is the fresher of the two where they differ (docs, Call Details); a call that failed may never be it. */
function isOver(call: Call): boolean {
  const queue = call.queue_status ?? "";
  if (call.completed === true || FINAL_QUEUE.test(queue)) return true;
  if (QUEUE_UNDER_WAY.test(queue)) return false;
  const told =
    call.status === "completed" ? call.status : (statusIn(call.status) ?? statusIn(call.answered_by));
  return told !== undefined || Boolean(call.error_message);
}

function factsOf(call: Call, hasTalked: boolean): ToldFacts {
  const start = readInstant(call.started_at) ?? readInstant(call.created_at);
  const isOurs = (name: string) => name === ATTEMPT_MEMBER;
  return toldFacts({
    agent: call.pathway_id ?? call.persona_id ?? textIn(call.request_data, "pathway_id", "persona_id"),
    direction: call.inbound == null ? null : call.inbound ? "inbound" : "outbound",
    fromNumber: numberOf(call.from),
    toNumber: numberOf(call.to),
    // Not `end_at`: it is documented as when the call would be cut off.
    ...callSpan(start, lengthOf(call)),
    status: statusOf(call, hasTalked),
    endReason: call.error_message || call.call_ended_by || null,
    recordingUrl: call.recording_url,
    metadata: variablesOf(call.metadata, isOurs),
    // Bland puts the call's own id among them; a follow-up takes them along, and is another call.
    dynamicVariables: variablesOf(call.variables, (name) => isOurs(name) || name === "call_id"),
    attemptId: attemptIn(call.metadata),
  });
}

/** Milliseconds: of the corrected seconds where they are there, else of the minutes. */
function lengthOf({ corrected_duration: seconds = null, call_length: minutes = null }: Call): number | null {
  if (seconds !== null && (seconds > 0 || minutes === null)) return seconds * 1000;
  return minutes === null ? null : minutes * 60_000;
}

function statusOf(call: Call, hasTalked: boolean): CallStatus {
  const answered = statusIn(call.answered_by);
  if (answered === "voicemail") return answered;
  const problem = statusIn(call.status) ?? answered;
  if (problem) return problem;
  const hasFailed = Boolean(call.error_message) || /error|fail/i.test(call.queue_status ?? "");
  return hasFailed && !hasTalked ? "failed" : "completed";
}

function statusIn(words: string | null | undefined): CallStatus | undefined {
  const word = (words ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return meaningOf(STATUSES, word);
}

/** Bland reads ten digits as a number in the United States, and leaves the plus sign out at times. */
function numberOf(given: string | null | undefined): string | null {
  const digits = given?.replace(/[\s().-]/g, "") ?? "";
  return readParty(/^\d{10}$/.test(digits) ? `+1${digits}` : given, { plus: "missing" });
}

function turnsOf(call: Call, roles: Roles): HeardTurn[] {
  const start = readInstant(call.started_at);
  const turns = (call.transcripts ?? []).flatMap((entry): HeardTurn[] => {
    const said = entry?.text?.trim();
    if (!entry || !said) return [];
    const role = roleOf(entry.user ?? "", roles, ROLES) ?? "system";
    const at = readInstant(entry.created_at);
    return [
      { role, text: said, ...(at === null || start === null ? {} : { start_ms: Math.max(0, at - start) }) },
    ];
  });
  return turns.length > 0 ? turns : readLabelledLines(call.concatenated_transcript ?? "", roles, ROLES);
}

function textIn(from: Record<string, unknown> | null | undefined, ...names: string[]): string | null {
  const values = names.map((name) => from?.[name]);
  return values.find((value): value is string => typeof value === "string" && value !== "") ?? null;
}

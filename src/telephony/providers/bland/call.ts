import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import type { AskedCall } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { callSpan } from "../../reading/call-span.ts";
import { isObject } from "../../reading/json.ts";
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

/**
 * A call that is over, as one event that says all. Where people talked and no word of it is here, it says where to get it,
 * unless it `wasAsked` already.
 */
export function callEvent(
  call: Call,
  { roles }: { roles: Roles },
  { wasAsked, ...message }: Pick<CallEvent, "key" | "kind"> & { wasAsked: boolean },
): CallEvent {
  const turns = turnsOf(call, roles);
  const facts = factsOf(call, turns.length > 0);
  const isWhole = wasAsked || turns.length > 0 || facts.status !== "completed";
  return {
    ...message,
    ...{ callId: call.call_id, at: readInstant(facts.endedAt), facts },
    ...(turns.length > 0 ? { turns } : {}),
    ...(call.transferred_to
      ? { transfer: { status: "connected", to: numberOf(call.transferred_to), reason: null } }
      : {}),
    ...(isWhole ? { isFinal: true } : { fetch: { source: "call", id: call.call_id } }),
  };
}

/** The answer of GET /v1/calls/{id}; null where it is no call. */
export function readCall(
  json: unknown,
  connection: { roles: Roles },
  kind: "ended" | "transcript",
): AskedCall | null {
  const call = Call.safeParse(json).data;
  if (!call) return null;
  if (!isOver(call)) return { kind: "under_way" };
  return { kind: "over", events: [callEvent(call, connection, { key: "call", kind, wasAsked: true })] };
}

/** A post-call message as it was kept, or a call of the API that has words; null where it is neither. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const call = Call.safeParse(content).data;
  if (!call || !(isPostCall(content) || call.transcripts?.length)) return null;
  return [callEvent(call, connection, { key: "ended", kind: "ended", wasAsked: true })];
}

/** The post-call message is told from those during the call by what only a call that is over has. */
export const isPostCall = (json: unknown) =>
  isObject(json) && ("completed" in json || "concatenated_transcript" in json);

/** `completed` is the fresher of the two where they differ (docs, Call Details); a call that failed may never be it. */
function isOver({ completed, queue_status, error_message }: Call): boolean {
  return (
    completed === true || Boolean(error_message) || /complete|error|fail|cancel/i.test(queue_status ?? "")
  );
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

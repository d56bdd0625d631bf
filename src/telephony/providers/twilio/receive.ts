import type { CallEvent } from "../../event.ts";
import type { Callback, Received } from "../../provider.ts";
import type { TwilioConnection } from "./account.ts";
import { CallForm, callIdOf, isMachine, partiesOf, standingOf, statusEvent, timeOf } from "./call-status.ts";
import { DialForm, dialEvent, legEvent } from "./dialled-leg.ts";
import { readIntelligence } from "./intelligence.ts";
import { readRecording } from "./recording.ts";
import { isSigned } from "./signature.ts";
import { readTranscription } from "./transcription.ts";
import { twimlAnswer } from "./twiml.ts";
import { addressIn, handover, hangUp, listening, say } from "./verbs.ts";

/** What each address behind the intake URL is told. */
export async function receive(connection: TwilioConnection, callback: Callback): Promise<Received> {
  if (!(await isSigned(connection, callback))) return { kind: "unsigned" };
  const [door = "", word] = callback.path.split("/");
  const fields = fieldsOf(callback);
  if (fields === null) return { kind: "unreadable", detail: "The body is no JSON object." };
  switch (door) {
    case "":
    case "status":
      return readStatus(fields, attemptIn(word));
    case "voice":
      return readVoice(connection, fields, attemptIn(word));
    case "dial":
      return readDial(connection, fields, word);
    case "transcription":
      return readTranscription(connection, fields);
    case "recording":
      return readRecording(connection, fields);
    case "intelligence":
      return readIntelligence(connection, fields);
    default:
      return { kind: "taken", events: [], unknown: [`path ${door.slice(0, 60)}`] };
  }
}

/** The parameters of a callback: its form, its JSON, or with GET its query. Null where JSON is none. */
function fieldsOf({ method, url, headers, body }: Callback): Record<string, unknown> | null {
  if (method === "GET") return Object.fromEntries(new URL(url).searchParams);
  const text = new TextDecoder().decode(body);
  if (!/json/i.test(headers.get("content-type") ?? "")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? { ...json } : null;
  } catch {
    return null;
  }
}

const attemptIn = (word: string | undefined) =>
  word !== undefined && /^[\w.~-]{1,100}$/.test(word) ? word : undefined;

const WITHOUT_CALL: Received = { kind: "unreadable", detail: "The callback has no CallSid." };

function readStatus(fields: unknown, attemptId: string | undefined): Received {
  const form = CallForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  if (standingOf(form) === null) {
    return {
      kind: "taken",
      events: [],
      unknown: [`CallStatus ${form.CallStatus?.slice(0, 60) ?? "missing"}`],
    };
  }
  const event = form.ParentCallSid === undefined ? statusEvent(form, attemptId) : legEvent(form);
  return { kind: "taken", events: event ? [event] : [] };
}

/** A call that asks what to do. */
function readVoice(connection: TwilioConnection, fields: unknown, attemptId: string | undefined): Received {
  const form = CallForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  const { voicemail_message } = connection.settings;
  if (isMachine(form.AnsweredBy)) {
    const said = voicemail_message === undefined ? [] : [say(connection, voicemail_message)];
    const events = [voiceEvent(form, "voicemail", attemptId)];
    return { kind: "taken", events, answer: twimlAnswer(...said, hangUp()) };
  }
  const standing = standingOf(form);
  const answer = twimlAnswer(...listening(connection), ...handover(connection, attemptId));
  // A line that was dialled for a call says nothing of the call's own two ends.
  if (standing?.kind !== "started" || form.ParentCallSid !== undefined)
    return { kind: "taken", events: [], answer };
  return { kind: "taken", events: [voiceEvent(form, standing.status, attemptId)], answer };
}

type Standing = NonNullable<CallEvent["facts"]["status"]>;

function voiceEvent(form: CallForm, status: Standing, attemptId: string | undefined): CallEvent {
  return {
    key: `voice:${status}`,
    callId: callIdOf(form),
    at: timeOf(form.Timestamp),
    kind: "started",
    facts: { ...partiesOf(form), status, ...(attemptId === undefined ? {} : { attemptId }) },
  };
}

/** A line that was dialled for a call: who waits for it hears the end of the call where nobody was reached. */
function readDial(connection: TwilioConnection, fields: unknown, word: string | undefined): Received {
  const form = DialForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  const event = dialEvent(form, word === undefined ? null : addressIn(word));
  const isMissed = event?.transfer?.status === "failed";
  const said = isMissed ? [say(connection, connection.settings.sorry_message)] : [];
  const status = form.DialCallStatus ?? form.CallStatus;
  return {
    kind: "taken",
    events: event ? [event] : [],
    ...(event ? {} : { unknown: [`DialCallStatus ${status?.slice(0, 60) ?? "missing"}`] }),
    answer: twimlAnswer(...said, hangUp()),
  };
}

import type { CallEvent } from "../../event.ts";
import type { Received } from "../../provider.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { named } from "../../reading/vocabulary.ts";
import { textOfWord } from "../../url-text.ts";
import type { Twilio, TwilioConnection } from "./account.ts";
import { CallForm, callIdOf, isMachine, partiesOf, standingOf, statusEvent } from "./call-status.ts";
import { DialForm, dialEvent, legEvent } from "./dialled-leg.ts";
import { fieldsOf } from "./form.ts";
import { readIntelligence } from "./intelligence.ts";
import { readRecording } from "./recording.ts";
import { isSigned } from "./signature.ts";
import { readTranscription } from "./transcription.ts";
import { type Markup, twimlAnswer } from "./twiml.ts";
import { handover, hangUp, listening, pause, say, whisper } from "./verbs.ts";

/** What each address behind the intake URL is told. */
export const receive: Twilio["receive"] = async (connection, callback) => {
  if (!(await isSigned(connection, callback))) return { kind: "unsigned" };
  const [door = "", ...words] = callback.path.split("/");
  const [word] = words;
  const fields = fieldsOf(callback);
  if (fields === null) return { kind: "unreadable", detail: "The body is no JSON object." };
  switch (door) {
    case "":
    case "status":
      return readStatus(fields, attemptOf(word));
    case "voice":
      return readVoice(connection, fields, attemptOf(word));
    case "dial":
      return readDial(connection, fields, word);
    case "transfer":
      return readDial(connection, fields, word, [pause(NEXT_TARGET_S)]);
    case "whisper":
      return readWhisper(connection, fields, words);
    case "connected":
      return readConnected(fields, word);
    case "transcription":
      return readTranscription(connection, fields);
    case "recording":
      return readRecording(connection, fields);
    case "intelligence":
      return readIntelligence(connection, fields);
    default:
      return taken(untold(`path ${named(door)}`));
  }
};

const attemptOf = (word: string | undefined) =>
  word !== undefined && /^[\w.~-]{1,100}$/.test(word) ? word : undefined;

const WITHOUT_CALL = unreadable("CallSid");

function readStatus(fields: unknown, attemptId: string | undefined): Received {
  const form = CallForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  if (standingOf(form) === null) return taken(untold(`CallStatus ${named(form.CallStatus)}`));
  const event = form.ParentCallSid === undefined ? statusEvent(form, attemptId) : legEvent(form);
  return taken(told(...(event ? [event] : [])));
}

/** A call that asks what to do. */
function readVoice(connection: TwilioConnection, fields: unknown, attemptId: string | undefined): Received {
  const form = CallForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  const { voicemail_message } = connection.settings;
  if (isMachine(form.AnsweredBy)) {
    const said = voicemail_message === undefined ? [] : [say(connection, voicemail_message)];
    return taken(told(voiceEvent(form, "voicemail", attemptId)), twimlAnswer(...said, hangUp()));
  }
  const standing = standingOf(form);
  const answer = twimlAnswer(...listening(connection), ...handover(connection, attemptId));
  // A line that was dialled for a call says nothing of the call's own two ends.
  if (standing?.kind !== "started" || form.ParentCallSid !== undefined) return taken(told(), answer);
  return taken(told(voiceEvent(form, standing.status, attemptId)), answer);
}

type Standing = NonNullable<CallEvent["facts"]["status"]>;

function voiceEvent(form: CallForm, status: Standing, attemptId: string | undefined): CallEvent {
  return {
    key: `voice:${status}`,
    callId: callIdOf(form),
    at: readInstant(form.Timestamp),
    kind: "started",
    facts: { ...partiesOf(form), ...toldFacts({ status, attemptId }) },
  };
}

/** A caller whom nobody took is held for so long: another target may be asked meanwhile, which replaces what is run here. */
const NEXT_TARGET_S = 10;

/** A line that was dialled for a call: who waits for it hears the end of the call where nobody was reached. */
function readDial(
  connection: TwilioConnection,
  fields: unknown,
  word: string | undefined,
  first: readonly Markup[] = [],
): Received {
  const form = DialForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  const event = dialEvent(form, addressIn(word));
  const isMissed = event?.transfer !== undefined && event.transfer.status !== "connected";
  const said = isMissed ? [...first, say(connection, connection.settings.sorry_message)] : [];
  const status = form.DialCallStatus ?? form.CallStatus;
  const read = event ? told(event) : untold(`DialCallStatus ${named(status)}`);
  return taken(read, twimlAnswer(...said, hangUp()));
}

const addressIn = (word: string | undefined) => (word === undefined ? null : textOfWord(word));

/** The human picked up, and hears who is calling before both are connected; a machine hears nothing of it. */
function readWhisper(connection: TwilioConnection, fields: unknown, parts: readonly string[]): Received {
  const form = DialForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  if (isMachine(form.AnsweredBy)) {
    const event = dialEvent(form, addressIn(parts[1]));
    return taken(told(...(event ? [event] : [])), twimlAnswer(hangUp()));
  }
  const verbs = whisper(connection, parts);
  return verbs ? taken(told(), twimlAnswer(...verbs)) : taken(untold("path whisper"), twimlAnswer());
}

/** The briefing is over: with nothing more to run, Twilio connects both. */
function readConnected(fields: unknown, word: string | undefined): Received {
  const form = DialForm.safeParse(fields).data;
  if (!form) return WITHOUT_CALL;
  const event = dialEvent(form, addressIn(word));
  return taken(told(...(event ? [event] : [])), twimlAnswer());
}

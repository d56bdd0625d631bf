import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { CallEvent } from "../../event.ts";
import type { Received } from "../../provider.ts";
import { parseJson } from "../../reading/json.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { readInstant } from "../../reading/time.ts";
import { named, roleOf, type Vocabulary } from "../../reading/vocabulary.ts";
import type { TwilioConnection } from "./account.ts";
import { callIdOf } from "./call-status.ts";
import { field } from "./form.ts";

/** Twilio Voice, `<Transcription>` status callbacks. */
const TranscriptionForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: field,
  TranscriptionEvent: field,
  TranscriptionSid: field,
  SequenceId: field,
  Timestamp: field,
  Track: field,
  Final: field,
  TranscriptionData: field,
  TranscriptionErrorCode: field,
  TranscriptionError: field,
});
type TranscriptionForm = z.infer<typeof TranscriptionForm>;

/** JSON inside the form. */
const Utterance = z.looseObject({ transcript: z.string() });

/** Twilio receives the far end of the leg that runs `<Start>`, and plays our side to it. */
const ROLES: Vocabulary<Speaker> = { inbound_track: "customer", outbound_track: "agent" };

/** One message of the real-time transcription; partial results say nothing yet. */
export function readTranscription(connection: TwilioConnection, fields: unknown): Received {
  const form = TranscriptionForm.safeParse(fields).data;
  if (!form) return unreadable("CallSid");
  const base = {
    // Sessions of one call count each from the start, so that only their clock can put them in order; of two utterances at
    // one time the key does, by its padded count.
    key: [form.TranscriptionSid, form.TranscriptionEvent, countOf(form)].join(":"),
    callId: callIdOf(form),
    at: readInstant(form.Timestamp),
  };
  switch (form.TranscriptionEvent) {
    case "transcription-started":
      return taken(told({ ...base, kind: "started", facts: { status: "in_progress" } }));
    case "transcription-content":
      return turnOf(connection, form, base);
    case "transcription-stopped":
      return taken(told());
    case "transcription-error":
      return taken(told({ ...base, kind: "error", facts: { endReason: errorIn(form) } }));
    default:
      return taken(untold(`TranscriptionEvent ${named(form.TranscriptionEvent)}`));
  }
}

function turnOf(
  { roles, settings }: TwilioConnection,
  { Final, Track = "", TranscriptionData }: TranscriptionForm,
  base: Pick<CallEvent, "key" | "callId" | "at">,
): Received {
  if (Final?.toLowerCase() === "false" || settings.transcript === "intelligence") return taken(told());
  const text = wordsIn(TranscriptionData);
  if (text === undefined) return taken(untold("TranscriptionData without a transcript"));
  if (text === "") return taken(told());
  const role = roleOf(Track, roles, ROLES);
  const event: CallEvent = {
    ...base,
    key: `${base.key}:${Track}`,
    kind: "turn",
    facts: {},
    turns: [{ role: role ?? "customer", text, ...(base.at === null ? {} : { at: base.at }) }],
  };
  return taken({ events: [event], unknown: role ? [] : ["Track"] });
}

const countOf = ({ SequenceId, Timestamp }: TranscriptionForm) => SequenceId?.padStart(10, "0") ?? Timestamp;

/** The words of an utterance; undefined where there is no such member. */
const wordsIn = (data: string | undefined) =>
  Utterance.safeParse(parseJson(data ?? "")).data?.transcript.trim();

function errorIn({ TranscriptionErrorCode: code, TranscriptionError: words }: TranscriptionForm): string {
  return `The transcription failed${code ? ` (${code})` : ""}${words ? `: ${words}` : "."}`.slice(0, 300);
}

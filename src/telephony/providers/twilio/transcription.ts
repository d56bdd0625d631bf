import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { CallEvent } from "../../event.ts";
import type { Received } from "../../provider.ts";
import type { TwilioConnection } from "./account.ts";
import { callIdOf, timeOf } from "./call-status.ts";

const told = z.string().trim().min(1).optional().catch(undefined);

/** Twilio Voice, `<Transcription>` status callbacks. */
const TranscriptionForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: told,
  TranscriptionEvent: told,
  TranscriptionSid: told,
  SequenceId: told,
  Timestamp: told,
  Track: told,
  Final: told,
  TranscriptionData: told,
  TranscriptionErrorCode: told,
  TranscriptionError: told,
});
type TranscriptionForm = z.infer<typeof TranscriptionForm>;

/** JSON inside the form. */
const Utterance = z.looseObject({ transcript: z.string() });

/** Twilio receives the far end of the leg that runs `<Start>`, and plays our side to it. */
const SPEAKERS: Readonly<Record<string, Speaker>> = { inbound_track: "customer", outbound_track: "agent" };

/** One message of the real-time transcription; partial results say nothing yet. */
export function readTranscription(connection: TwilioConnection, fields: unknown): Received {
  const read = TranscriptionForm.safeParse(fields);
  if (!read.success) return { kind: "unreadable", detail: "The transcription callback has no CallSid." };
  const form = read.data;
  const base = {
    key: `${form.TranscriptionSid ?? ""}:${form.TranscriptionEvent}:${form.SequenceId ?? form.Timestamp ?? ""}`,
    callId: callIdOf(form),
    at: timeOf(form.Timestamp),
  };
  switch (form.TranscriptionEvent) {
    case "transcription-started":
      return taken({ ...base, kind: "started", facts: { status: "in_progress" } });
    case "transcription-content":
      return turnOf(connection, form, base);
    case "transcription-stopped":
      return { kind: "taken", events: [] };
    case "transcription-error":
      return taken({ ...base, kind: "error", facts: { endReason: errorIn(form) } });
    default:
      return {
        kind: "taken",
        events: [],
        unknown: [`TranscriptionEvent ${form.TranscriptionEvent?.slice(0, 60) ?? "missing"}`],
      };
  }
}

const taken = (...events: CallEvent[]): Received => ({ kind: "taken", events });

function turnOf(
  { roles, settings }: TwilioConnection,
  { Final, Track = "", SequenceId, TranscriptionData }: TranscriptionForm,
  base: Pick<CallEvent, "key" | "callId" | "at">,
): Received {
  if (Final?.toLowerCase() === "false" || settings.transcript === "intelligence") return taken();
  const text = wordsIn(TranscriptionData);
  if (text === null) return { ...taken(), unknown: ["TranscriptionData without a transcript"] } as Received;
  if (text === "") return taken();
  const own = Object.hasOwn(roles, Track) ? roles[Track] : undefined;
  const role = own ?? (Object.hasOwn(SPEAKERS, Track) ? SPEAKERS[Track] : undefined);
  const event: CallEvent = {
    ...base,
    key: `${base.key}:${Track}`,
    kind: "turn",
    facts: {},
    turns: [{ role: role ?? "customer", text, ...(base.at === null ? {} : { at: base.at }) }],
    ...(/^\d{1,15}$/.test(SequenceId ?? "") ? { sequence: Number(SequenceId) } : {}),
  };
  return { kind: "taken", events: [event], ...(role ? {} : { unknown: ["Track"] }) };
}

/** The words of an utterance; null where there is no such member. */
function wordsIn(data: string | undefined): string | null {
  try {
    return Utterance.parse(JSON.parse(data ?? "")).transcript.trim();
  } catch {
    return null;
  }
}

function errorIn({ TranscriptionErrorCode: code, TranscriptionError: words }: TranscriptionForm): string {
  return `The transcription failed${code ? ` (${code})` : ""}${words ? `: ${words}` : "."}`.slice(0, 300);
}

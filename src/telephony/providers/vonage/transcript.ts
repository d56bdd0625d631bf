import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { Roles } from "../../connection.ts";
import type { HeardTurn } from "../../event.ts";
import { count, text } from "../../reading/members.ts";
import { type Told, untold } from "../../reading/received.ts";
import { type Spoken, speakerOf, spokenTurns } from "../../reading/spoken-turns.ts";
import type { MessageContext } from "./events.ts";
import { instantOf, type VonageMessage } from "./message.ts";

/** Where Vonage keeps recordings and their transcripts, by region: `api-us.nexmo.com`. */
const FILE_HOST = /^api(?:-[a-z0-9-]+)?\.(?:nexmo|vonage)\.com$/;

/** Times in milliseconds. */
const Sentence = z.looseObject({ sentence: text, raw_sentence: text, timestamp: count, duration: count });
/** A transcript as the official .NET SDK has it (`TranscriptionResult`): a list of sentences per channel. */
const Transcript = z.looseObject({
  channels: z.array(z.looseObject({ transcript: z.array(Sentence.nullable().catch(null)) })),
});

/**
 * A transcript is ready: its message has a link to it (official SDKs, `downloadTranscription`). What else such a message
 * may hold is not documented, so turns are read from it wherever they lie.
 */
export function transcriptEvent(
  message: VonageMessage,
  callId: string,
  { hash, roles }: MessageContext,
): Told {
  const url = fileUrl(message.transcription_url);
  const { turns, unknown } = readTranscript(message, roles);
  if (url === null && turns.length === 0) return untold("transcription", ...unknown);
  const name = message.recording_uuid ?? message.timestamp ?? hash;
  return {
    events: [
      {
        key: `transcription:${name}`,
        callId,
        at: instantOf(message.timestamp),
        kind: "transcript",
        facts: message.recording_url ? { recordingUrl: message.recording_url } : {},
        ...(turns.length > 0 ? { turns } : {}),
        ...(url === null ? {} : { fetch: { source: "transcription", id: url } }),
      },
    ],
    unknown,
  };
}

/** A link to a file of Vonage's, null where it leads elsewhere: the application's token goes with the request. */
export function fileUrl(text: string | null | undefined): string | null {
  const url = URL.parse(text ?? "");
  return url?.protocol === "https:" && FILE_HOST.test(url.host) && url.username === "" ? url.href : null;
}

/** A transcript, wherever its turns lie; `unknown` names speakers that nothing maps to a role. */
export function readTranscript(json: unknown, roles: Roles): Spoken {
  const { data } = Transcript.safeParse(json);
  if (!data) return spokenTurns(json, roles);
  const turns = data.channels.flatMap(({ transcript }, channel) => {
    const role = speakerOf(String(channel), roles) ?? (channel === 1 ? "agent" : "customer");
    return transcript.flatMap((sentence) => turnOf(sentence, role) ?? []);
  });
  // Each channel has its own order; the sort is stable, so sentences of one time stay as they are.
  return { turns: turns.sort((a, b) => (a.start_ms ?? 0) - (b.start_ms ?? 0)), unknown: [] };
}

function turnOf(sentence: z.infer<typeof Sentence> | null, role: Speaker): HeardTurn | undefined {
  const text = (sentence?.sentence ?? sentence?.raw_sentence)?.trim();
  if (!sentence || !text) return undefined;
  const { timestamp: start, duration } = sentence;
  if (start == null) return { role, text };
  return { role, text, start_ms: start, ...(duration == null ? {} : { end_ms: start + duration }) };
}

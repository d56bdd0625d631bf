import * as z from "zod";

import { anything, count, flag, list, number, object, time, webUrl, words } from "../../reading/members.ts";
import { readInstant } from "../../reading/time.ts";

/** `payload` of a call's message; only the session is there in all of them (Telnyx Call Control, webhooks). */
export const Payload = z.looseObject({
  call_session_id: z.string().min(1),
  call_leg_id: words,
  call_control_id: words,
  connection_id: words,
  client_state: words,
  direction: words,
  from: words,
  to: words,
  start_time: time,
  hangup_cause: words,
  result: anything,
  assistant_id: words,
  conversation_id: words,
  duration_sec: count,
  sip_notify_response: number,
  results: list,
  /** `recording_urls`, beside it, are good for ten minutes, and nobody reads them. */
  public_recording_urls: object({ mp3: webUrl, wav: webUrl }),
  transcription_data: object({ transcript: words, is_final: flag, transcription_track: words }),
});
export type Payload = z.infer<typeof Payload>;

const Envelope = z.looseObject({
  id: words,
  event_type: z.string().min(1),
  occurred_at: time,
  created_at: time,
  payload: anything,
});
export type Envelope = z.infer<typeof Envelope>;

const Wrapped = z.looseObject({ data: anything, metadata: object({ event: anything }) });

/**
 * The message within its wrapping, of which there are three (Telnyx, callback reference and older pages); null where
 * it is none.
 */
export function unwrap(content: unknown): Envelope | null {
  const outer = Wrapped.safeParse(content).data;
  for (const candidate of [outer?.data, outer?.metadata?.event, content]) {
    const read = Envelope.safeParse(candidate);
    if (read.success) return read.data;
  }
  return null;
}

/** Epoch ms. */
export const instantOf = (time: string | number | null | undefined) => readInstant(time, { zone: "utc" });

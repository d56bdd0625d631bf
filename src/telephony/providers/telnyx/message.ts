import * as z from "zod";

const text = z.string().min(1).nullish().catch(null);
const urls = z.looseObject({ mp3: text, wav: text }).nullish().catch(null);

/** `payload` of a call's message; only the session is there in all of them (Telnyx Call Control, webhooks). */
export const Payload = z.looseObject({
  call_session_id: z.string().min(1),
  call_leg_id: text,
  call_control_id: text,
  connection_id: text,
  client_state: text,
  direction: text,
  from: text,
  to: text,
  start_time: text,
  hangup_cause: text,
  result: z.unknown().optional(),
  assistant_id: text,
  conversation_id: text,
  duration_sec: z.number().min(0).nullish().catch(null),
  sip_notify_response: z.number().nullish().catch(null),
  results: z.array(z.unknown()).nullish().catch(null),
  recording_urls: urls,
  public_recording_urls: urls,
  transcription_data: z
    .looseObject({
      transcript: text,
      is_final: z.boolean().nullish().catch(null),
      transcription_track: text,
    })
    .nullish()
    .catch(null),
});
export type Payload = z.infer<typeof Payload>;

const Envelope = z.looseObject({
  id: text,
  event_type: z.string().min(1),
  occurred_at: text,
  created_at: text,
  payload: z.unknown().optional(),
});
export type Envelope = z.infer<typeof Envelope>;

const Wrapped = z.looseObject({ data: z.unknown().optional(), metadata: z.unknown().optional() });
const WithEvent = z.looseObject({ event: z.unknown().optional() });

/** The message within its wrapping, of which there are three (Telnyx, callback reference and older pages); null where it is none. */
export function unwrap(content: unknown): Envelope | null {
  const outer = Wrapped.safeParse(content).data;
  const inner = WithEvent.safeParse(outer?.metadata).data?.event;
  for (const candidate of [outer?.data, inner, content]) {
    const read = Envelope.safeParse(candidate);
    if (read.success) return read.data;
  }
  return null;
}

/** Epoch ms; null where the text is no time. */
export function epochOf(time: string | null | undefined): number | null {
  const at = time ? Date.parse(time) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}

/** ISO 8601 in UTC. */
export const isoOf = (time: string | null | undefined) => {
  const at = epochOf(time);
  return at === null ? undefined : new Date(at).toISOString();
};

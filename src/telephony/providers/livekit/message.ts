import * as z from "zod";

const text = z.string().min(1).nullish().catch(null);
/** protojson writes 64-bit numbers as text. */
const int64 = z
  .union([z.number(), z.string().regex(/^\d{1,18}$/)])
  .transform(Number)
  .nullish()
  .catch(null);

const Room = z.looseObject({ sid: text, name: text, metadata: text }).nullish().catch(null);

const Participant = z.looseObject({
  sid: text,
  identity: text,
  kind: text,
  metadata: text,
  joinedAt: int64,
  joinedAtMs: int64,
  disconnectReason: text,
  attributes: z.record(z.string(), z.string()).nullish().catch(null),
});
export type Participant = z.infer<typeof Participant>;

/** A webhook in protojson: camelCase, enums by name, zero values left out (livekit_webhook.proto). */
export const WebhookMessage = z.looseObject({
  event: z.string().min(1),
  id: text,
  createdAt: int64,
  room: Room,
  participant: Participant.nullish().catch(null),
  egressInfo: z
    .looseObject({
      roomId: text,
      fileResults: z
        .array(z.looseObject({ location: text }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  job: z.looseObject({ agentName: text, room: Room }).nullish().catch(null),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** The attempt that JSON metadata names: of a room, or of the participant that we dialled. */
export function attemptIn(metadata: string | null | undefined): string | undefined {
  if (!metadata) return undefined;
  try {
    return z.looseObject({ attempt_id: z.string().min(1) }).safeParse(JSON.parse(metadata)).data?.attempt_id;
  } catch {
    return undefined;
  }
}

import * as z from "zod";

import { amount, maybe, object, webUrl, words } from "../../reading/members.ts";

const Room = object({ sid: words, name: words, metadata: words });

const Participant = z.looseObject({
  sid: words,
  identity: words,
  kind: words,
  metadata: words,
  joinedAt: amount,
  joinedAtMs: amount,
  disconnectReason: words,
  attributes: maybe(z.record(z.string(), z.string())),
});
export type Participant = z.infer<typeof Participant>;

/**
 * A webhook in protojson: camelCase, 64-bit numbers as text, enums by name, zero values left out
 * (livekit_webhook.proto).
 */
export const WebhookMessage = z.looseObject({
  event: z.string().min(1),
  id: words,
  createdAt: amount,
  room: Room,
  participant: maybe(Participant),
  egressInfo: object({
    roomId: words,
    fileResults: maybe(z.array(z.looseObject({ location: webUrl }))),
  }),
  job: object({ id: words, agentName: words, room: Room }),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

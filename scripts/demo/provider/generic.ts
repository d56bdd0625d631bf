import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { iso, type PlayedCall, partiesOf } from "./played-call.ts";
import { json, type VoiceProvider } from "./voice-provider.ts";

const SECRET = `whsec_${randomBytes(32).toString("base64")}`;

const told = (type: string, call: PlayedCall, at: number, more: object, name = type) =>
  json(name, { type, call_id: call.id, timestamp: iso(at), ...more });

const turnOf = (call: PlayedCall, { speaker, text, at, until }: PlayedCall["lines"][number]) => ({
  role: speaker,
  text,
  start_ms: at - call.answeredAt,
  end_ms: until - call.answeredAt,
});

/** Any system that can sign a JSON POST by Standard Webhooks. */
export const generic: VoiceProvider = {
  name: "Generic webhook",
  signedBy: "standardwebhooks",
  credentials: { webhook_secret: SECRET },
  hosts: [],
  newCallId: () => `pbx-${randomUUID()}`,
  messages(call) {
    const { from, to } = partiesOf(call);
    const facts = { direction: call.direction, from_number: from, to_number: to };
    return [
      told("call.started", call, call.answeredAt, { started_at: iso(call.answeredAt), ...facts }),
      ...call.lines.map((line, sequence) =>
        told(
          "call.turn",
          call,
          line.until,
          { sequence, turn: turnOf(call, line) },
          `call.turn (${line.speaker})`,
        ),
      ),
      told("call.ended", call, call.endedAt, {
        ended_at: iso(call.endedAt),
        end_reason: "caller hung up",
        transcript: call.lines.map((line) => turnOf(call, line)),
      }),
    ];
  },
  sign({ body }) {
    const now = new Date();
    // A message has one name, also where it is sent again.
    const id = `msg_${createHash("sha256").update(body).digest("hex").slice(0, 24)}`;
    return {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(SECRET).sign(id, now, body),
    };
  },
};

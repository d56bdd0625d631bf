import { Webhook } from "standardwebhooks";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import type { AnyAdapter } from "../../../../src/telephony/provider.ts";
import { generic } from "../../../../src/telephony/providers/generic.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { genericCase } from "../generic.case.ts";

export const NOW = Date.parse("2026-11-22T10:02:00Z");

export const adapter: AnyAdapter = generic;

export const connection = connectionTo(generic, genericCase.credentials);

export const SECRET = String(genericCase.credentials.webhook_secret);

export const ENDED = { type: "call.ended", call_id: "pbx-1" };

export const signed = (body: string, { id = "msg_1", at = NOW, webhook = new Webhook(SECRET) } = {}) => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at / 1000)),
  "webhook-signature": webhook.sign(id, new Date(at), body),
});

export function receive(body: unknown, headers?: Record<string, string>, to = connection) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return adapter.receive(to, callbackTo(to, { body: text, headers: headers ?? signed(text) }), NOW);
}

export async function eventOf(body: object, to = connection): Promise<CallEvent> {
  const received = await receive(body, undefined, to);
  if (received.kind !== "taken" || !received.events[0]) throw new Error(JSON.stringify(received));
  return received.events[0];
}

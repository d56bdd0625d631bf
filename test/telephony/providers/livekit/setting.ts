import type { CallEvent } from "../../../../src/telephony/event.ts";
import type { AnyAdapter } from "../../../../src/telephony/provider.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { API_SECRET, liveKitToken, livekitCase } from "../livekit.case.ts";

/** As the rest of the product holds it. */
export const livekit: AnyAdapter = livekitCase.adapter;

export const NOW = Date.parse("2026-11-22T10:01:00Z");

export const connection = connectionTo(livekit, livekitCase.credentials, {
  settings: { sip_trunk_id: "ST_1" },
});

export const secret = new TextEncoder().encode(API_SECRET);

/** Delivers a body, signed as LiveKit would. */
export async function deliver(body: string, { path = "", to = connection, now = NOW, token = "" } = {}) {
  const headers = { authorization: token || (await liveKitToken(body, now)) };
  return livekit.receive(to, callbackTo(to, { path, headers, body }), NOW);
}

export async function eventsOf(
  ...messages: readonly { body: string; path?: string }[]
): Promise<CallEvent[]> {
  const all = await Promise.all(messages.map(({ body, path }) => deliver(body, { path: path ?? "" })));
  return all.flatMap((received) => (received.kind === "taken" ? received.events : []));
}

export const room = { sid: "RM_9", name: "call-9" };

export const line = (members: Record<string, unknown> = {}) => ({
  room,
  participant: { sid: "PA_1", identity: "sip_1", kind: "SIP", ...members },
});

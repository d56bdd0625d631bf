import type { Connection } from "../../../../src/telephony/connection.ts";
import { elevenlabs } from "../../../../src/telephony/providers/elevenlabs.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { elevenlabsCase } from "../elevenlabs.case.ts";
import { hmac } from "../hmac.ts";

export const NOW = 1_795_300_870_000;

export const { credentials } = elevenlabsCase;

export function connected(change: Partial<Connection> = {}, secret = String(credentials.webhook_secret)) {
  return connectionTo(elevenlabs, { ...credentials, webhook_secret: secret }, change);
}

export function receive(connection: Connection, body: string, signature: string, now = NOW) {
  const callback = callbackTo(connection, { headers: { "elevenlabs-signature": signature }, body });
  return elevenlabs.receive(connection as never, callback, now);
}

export const signed = (body: string, secret: string, time: number) =>
  `t=${time},v0=${hmac(secret, `${time}.${body}`)}`;

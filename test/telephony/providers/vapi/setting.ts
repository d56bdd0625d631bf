import type { Connection } from "../../../../src/telephony/connection.ts";
import type { Received } from "../../../../src/telephony/provider.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { FAILURES } from "../failures.ts";
import type { Message } from "../provider-case.ts";
import { vapiCase } from "../vapi.case.ts";

export const vapi = vapiCase.adapter;

export const NOW = 1_795_341_660_000;

export const connected = (change: Partial<Connection> = {}) =>
  connectionTo(vapi, vapiCase.credentials, change);

export async function receive(message: Message, connection = connected()): Promise<Received> {
  const { credentials } = vapiCase;
  const { headers } = await vapiCase.sign(message, { url: connection.intakeUrl, now: NOW, credentials });
  return vapi.receive(connection, callbackTo(connection, { headers, body: message.body }), NOW);
}

export async function taken(message: Message, connection = connected()) {
  const received = await receive(message, connection);
  if (received.kind !== "taken") throw new Error(`not taken: ${JSON.stringify(received)}`);
  return received;
}

/** 2xx with garbage, refusals, faults and silence, for whatever asks once. */
export const ANSWERS = [
  ["400", () => Response.json({ message: ["customer.number must be E.164"] }, { status: 400 }), "refused"],
  ...FAILURES,
] as const;

import { symmetric } from "retell-sdk/lib/webhook_auth";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { FAILURES } from "../failures.ts";
import { retellCase } from "../retell.case.ts";

export const retell = retellCase.adapter;

export const NOW = 1_795_341_660_000;

export const connected = (change: Partial<Connection> = {}) =>
  connectionTo(retell, retellCase.credentials, change);

export async function receive(body: string, connection = connected()) {
  const headers = { "x-retell-signature": await symmetric.sign(body, "key_retell_1", NOW) };
  return retell.receive(connection, callbackTo(connection, { headers, body }), NOW);
}

export async function taken(body: unknown, connection = connected()) {
  const received = await receive(JSON.stringify(body), connection);
  if (received.kind !== "taken") throw new Error(`not taken: ${JSON.stringify(received)}`);
  return received;
}

export async function only(body: unknown, connection = connected()): Promise<CallEvent> {
  const { events } = await taken(body, connection);
  if (events.length !== 1 || !events[0]) throw new Error(`${events.length} events`);
  return events[0];
}

export const ANSWERS = [
  ["400", () => Response.json({ status: "error", message: "Invalid number" }, { status: 400 }), "refused"],
  ...FAILURES,
] as const;

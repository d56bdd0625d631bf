import type { Connection } from "../../../../src/telephony/connection.ts";
import { synthflow } from "../../../../src/telephony/providers/synthflow.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { CALL, synthflowCase } from "../synthflow.case.ts";

export const { credentials } = synthflowCase;

export const ID = CALL.call_id;

export const connected = (change: Partial<Connection> = {}, secret = String(credentials.webhook_secret)) =>
  connectionTo(synthflow, { ...credentials, webhook_secret: secret }, change);

export function receive(connection: Connection, message: unknown, headers: Record<string, string>) {
  const body = typeof message === "string" ? message : JSON.stringify(message);
  return synthflow.receive(connection as never, callbackTo(connection, { headers, body }), 0);
}

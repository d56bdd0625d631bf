import type { Connection } from "../../../../src/telephony/connection.ts";
import { bland } from "../../../../src/telephony/providers/bland.ts";
import { blandCase } from "../bland.case.ts";
import { callbackTo, connectionTo } from "../connection.ts";

export const { credentials } = blandCase;

export const connected = (change: Partial<Connection> = {}, secret = String(credentials.webhook_secret)) =>
  connectionTo(bland, { ...credentials, webhook_secret: secret }, change);

export function receive(connection: Connection, body: string, headers: Record<string, string>) {
  return bland.receive(connection as never, callbackTo(connection, { headers, body }), 0);
}

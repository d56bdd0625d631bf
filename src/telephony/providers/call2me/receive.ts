import { readBody } from "../../reading/json.ts";
import { taken, unreadable } from "../../reading/received.ts";
import { isHmac, sha256 } from "../../signatures/hmac.ts";
import type { Call2Me } from "./account.ts";
import { eventsOf } from "./events.ts";
import { Envelope } from "./message.ts";

/** `x-call2me-signature: sha256=<hex>`, the HMAC-SHA256 of the raw body (Call2Me, webhooks). No time is signed. */
export const receive: Call2Me["receive"] = async (connection, { headers, body }) => {
  const claimed = /^sha256=([0-9a-f]{64})$/i.exec(headers.get("x-call2me-signature") ?? "")?.[1];
  const secret = connection.credentials.webhook_secret;
  const scheme = { hash: "SHA-256", secret, encoding: "hex" } as const;
  if (!claimed || !(await isHmac(claimed, scheme, body))) return { kind: "unsigned" };
  const envelope = Envelope.safeParse(readBody(body)).data;
  if (!envelope) return unreadable("type or no call_id");
  const hash = (await sha256(body, "hex")).slice(0, 12);
  return taken(eventsOf(envelope, { hash, roles: connection.roles }));
};

import { readBody } from "../../reading/json.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { isHmac } from "../../signatures/hmac.ts";
import type { Bland } from "./account.ts";
import { Call, callEvent, isPostCall } from "./call.ts";

/** The signature is the HMAC-SHA256 of the raw body, in hex (Bland, Webhook Signing). No time is signed. */
export const receive: Bland["receive"] = async (connection, { headers, body }) => {
  const claimed = headers.get("x-webhook-signature") ?? "";
  const { webhook_secret: secret } = connection.credentials;
  if (!(await isHmac(claimed, { hash: "SHA-256", secret, encoding: "hex" }, body))) {
    return { kind: "unsigned" };
  }
  const json = readBody(body);
  const call = Call.safeParse(json).data;
  if (!call) return unreadable("call_id");
  if (isPostCall(json)) {
    return taken(told(callEvent(call, connection, { key: "ended", kind: "ended", wasAsked: false })));
  }
  // What happens during the call, by lines of its log: none of them says reliably how the call stands.
  if (typeof call.category === "string") return taken(told());
  return taken(untold(...Object.keys(call).filter((name) => name !== "call_id")));
};

import { readBody } from "../../reading/json.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { named } from "../../reading/vocabulary.ts";
import { isHmac } from "../../signatures/hmac.ts";
import type { Bland } from "./account.ts";
import { Call, callEvent, fetchable, isLogLine, isPostCall } from "./call.ts";

/** The signature is the HMAC-SHA256 of the raw body, in hex (Bland, Webhook Signing). No time is signed. */
export const receive: Bland["receive"] = async (connection, { headers, body }) => {
  const claimed = headers.get("x-webhook-signature") ?? "";
  const { webhook_secret: secret } = connection.credentials;
  if (!(await isHmac(claimed, { hash: "SHA-256", secret, encoding: "hex" }, body))) {
    return { kind: "unsigned" };
  }
  const call = Call.safeParse(readBody(body)).data;
  if (!call) return unreadable("call_id");
  if (isPostCall(call)) {
    const event = callEvent(call, connection, { key: "ended", kind: "ended" });
    // Sent again once its words are there, it is another message.
    return taken(told(event.isFinal ? event : { ...fetchable(event), key: "ended:wordless" }));
  }
  // What happens during the call, by lines of its log: none of them says reliably how the call stands.
  if (isLogLine(call)) return taken(told());
  return taken(untold(...membersOf(call)));
};

/** What is told of a call that is not over, by the names of what it tells. */
const membersOf = (call: Call) =>
  Object.keys(call)
    .filter((name) => name !== "call_id")
    .map(named);

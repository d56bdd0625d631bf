import * as z from "zod";
import { readBody } from "../../reading/json.ts";
import { anything } from "../../reading/members.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { isHmac } from "../../signatures/hmac.ts";
import type { Synthflow } from "./account.ts";
import { statusIn } from "./call.ts";

/**
 * The documentation writes HTTP_SYNTHFLOW_SIGNATURE, as a server names it inside; what comes over the wire it leaves
 * open.
 */
const SIGNATURE_HEADERS = [
  "synthflow-signature",
  "x-synthflow-signature",
  "http-synthflow-signature",
  "http_synthflow_signature",
];

const Posted = z.looseObject({
  status: anything,
  call: z.looseObject({ call_id: z.string().min(1), status: anything, end_call_reason: anything }),
});

/**
 * Synthflow signs the call's id and nothing else, so a good header goes with any body, and a header that somebody kept with
 * a message about a call that still goes on. What a message says is not believed, not even that the call is over: it is a
 * reason to ask the API, which says that and everything else.
 */
export const receive: Synthflow["receive"] = async (connection, { headers, body }) => {
  const claimed = SIGNATURE_HEADERS.map((name) => headers.get(name)).find((value) => value !== null);
  if (claimed == null) return { kind: "unsigned" };
  const posted = Posted.safeParse(readBody(body)).data;
  // It is what is signed.
  if (!posted) return unreadable("call.call_id");
  const { call } = posted;
  const { webhook_secret: secret } = connection.credentials;
  const scheme = { hash: "SHA-256", secret, encoding: "base64" } as const;
  if (!(await isHmac(claimed, scheme, call.call_id))) return { kind: "unsigned" };
  // The message before an inbound call is signed in the same way, and has no end to tell of.
  if ((call.status ?? call.end_call_reason ?? posted.status) == null) {
    return taken(untold(...Object.keys(posted).sort()));
  }
  const said = statusIn(call.status) ?? "other";
  const fetch = { source: "call", id: call.call_id, isAlsoTheEnd: true };
  const event = { callId: call.call_id, at: null, kind: "transcript", facts: {}, fetch } as const;
  // Named by what it claims, so that an early one, which may be forged, is not taken for the one at the end.
  return taken(told({ key: `posted:${said}`, ...event }));
};

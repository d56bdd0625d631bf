import type { AnyAdapter } from "../../../../src/telephony/provider.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import { signTelnyx, telnyxCase, telnyxMessage } from "../telnyx.case.ts";

/** As the rest of the product holds it. */
export const telnyx: AnyAdapter = telnyxCase.adapter;

export const NOW = Date.parse("2026-11-22T10:02:00Z");

export const settings = { connection_id: "7267", assistant_id: "assistant-1" };

export const connection = connectionTo(telnyx, telnyxCase.credentials, { settings });

/** Delivers a body, signed as Telnyx would. */
export async function deliver(
  body: string,
  {
    to = connection,
    signedAt = NOW,
    now = NOW,
    path = "",
    headers = {} as Record<string, string>,
    method = "POST",
  } = {},
) {
  const signed = { ...headers, ...(await signTelnyx(body, signedAt / 1000)) };
  return telnyx.receive(to, callbackTo(to, { method, path, headers: signed, body }), now);
}

export const message = (type: string, payload: Record<string, unknown> = {}) =>
  telnyxMessage(type, "00:10.000", payload);

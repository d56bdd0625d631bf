import { blandCase } from "./bland.case.ts";
import { call2meCase } from "./call2me.case.ts";
import { elevenlabsCase } from "./elevenlabs.case.ts";
import { genericCase } from "./generic.case.ts";
import { livekitCase } from "./livekit.case.ts";
import type { Message, ProviderCase } from "./provider-case.ts";
import { retellCase } from "./retell.case.ts";
import { synthflowCase } from "./synthflow.case.ts";
import { telnyxCase } from "./telnyx.case.ts";
import { twilioCase } from "./twilio.case.ts";
import { vapiCase } from "./vapi.case.ts";
import { vonageCase } from "./vonage.case.ts";

/** Every provider there is, as the suites over all of them see it. */
export const CASES: readonly ProviderCase[] = [
  ...[twilioCase, telnyxCase, vonageCase, vapiCase, retellCase, elevenlabsCase],
  ...[blandCase, synthflowCase, livekitCase, call2meCase, genericCase],
];

export interface Posting {
  /** The connection's intake URL, without a slash at its end. */
  intakeUrl: string;
  /** When it is signed, epoch ms. */
  now: number;
  /** Those that it is signed with, where they are not the case's own. */
  credentials?: Record<string, unknown>;
}

/** What goes over the wire: a message, signed for where it goes to. */
export interface Sent {
  method: "POST" | "GET";
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
}

/** Signs a message as its provider does. */
export async function signed(
  { sign, credentials: own }: ProviderCase,
  message: Message,
  { intakeUrl, now, credentials = own }: Posting,
): Promise<Sent> {
  const { method = "POST", path = "", query = "", contentType, body } = message;
  const url = `${intakeUrl}${path && `/${path}`}${query && `?${query}`}`;
  const signature = await sign(message, { url, now, credentials });
  return {
    ...{ method, path, body, query: [query, signature.query].filter(Boolean).join("&") },
    headers: { ...(contentType ? { "content-type": contentType } : {}), ...signature.headers },
  };
}

/** The request that the door sees. */
export function requestOf(intakeUrl: string, { method, path, query, headers, body }: Sent): Request {
  return new Request(`${intakeUrl}${path && `/${path}`}${query && `?${query}`}`, {
    ...{ method, headers },
    ...(method === "GET" ? {} : { body: new TextEncoder().encode(body) }),
  });
}

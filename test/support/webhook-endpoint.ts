import { Webhook } from "standardwebhooks";
import type { Fetch } from "../../src/webhooks/send.ts";

export interface Received {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

export type Answer = () => Response | Promise<Response>;

/**
 * A customer's endpoint: verifies each request with the official library, as a receiver does, and answers from `script`
 * (the last answer over and over). What does not verify is answered 401.
 */
export function webhookEndpoint(secret: string, ...script: Answer[]) {
  const received: Received[] = [];
  const verifier = secret.startsWith("whsec_") ? new Webhook(secret) : new Webhook(secret, { format: "raw" });
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers);
    const body = await request.text();
    received.push({ url: request.url, method: request.method, headers, body });
    try {
      verifier.verify(body, headers, { jsonParse: false });
    } catch {
      return new Response("signature refused", { status: 401 });
    }
    const answer = script[Math.min(received.length, script.length) - 1];
    return answer ? answer() : new Response("ok");
  };
  return { fetch, received };
}

export const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}) => {
  return () => new Response(body, { status, headers });
};

import { CallEnded } from "../event.ts";
import type {
  Callback,
  DialAnswer,
  DialRequest,
  FoundCall,
  ReadCallback,
  TelephonyProvider,
} from "../provider.ts";

export const SIMULATED = "simulated";
export const SIGNATURE_HEADER = "x-simulated-signature";

/** `lost` is what the network knows and its caller does not: to them there is no answer. */
export type PlaceAnswer = { provider_call_id: string } | { refused: string } | { lost: string };

/** The workspace's simulated network, as its provider's API. */
export interface Network {
  /** Rings the number, and answers the call's id. */
  place(request: DialRequest): Promise<PlaceAnswer>;
  find(attempt: { workspaceId: string; attemptId: string }): Promise<FoundCall>;
}

/** The phone network for local use, as a provider like any other. `secret` signs and checks its callbacks. */
export function simulatedProvider(network: Network, secret: string): TelephonyProvider {
  return {
    id: SIMULATED,
    can: { dial: true, transfer: false, live_transcript: false },
    async dial(request): Promise<DialAnswer> {
      try {
        const answer = await network.place(request);
        if ("refused" in answer) return { kind: "refused", reason: answer.refused };
        if ("provider_call_id" in answer) return { kind: "placed", providerCallId: answer.provider_call_id };
      } catch {
        // Like an answer that was lost.
      }
      return { kind: "unknown", detail: "The simulated network did not answer the dial request." };
    },
    findCall: (attempt) => network.find(attempt),
    async readCallback(callback): Promise<ReadCallback> {
      if (!(await isSigned(callback, secret))) return { kind: "unsigned" };
      const event = CallEnded.safeParse(parseJson(callback.body));
      if (event.success) return { kind: "event", event: event.data };
      return {
        kind: "unreadable",
        detail: event.error.issues[0]?.message ?? "Not an event of the simulated network.",
      };
    },
  };
}

/** The callback that the network posts, as a real request: signed over its raw body, for this workspace only. */
export async function simulatedCallback(
  secret: string,
  workspaceId: string,
  event: CallEnded,
): Promise<Request> {
  const body = new TextEncoder().encode(JSON.stringify(event));
  const mac = await crypto.subtle.sign("HMAC", await signingKey(secret, workspaceId), body);
  return new Request(`https://simulated.invalid/intake/${SIMULATED}/${workspaceId}`, {
    method: "POST",
    headers: { "content-type": "application/json", [SIGNATURE_HEADER]: `sha256=${hex(new Uint8Array(mac))}` },
    body,
  });
}

/** `crypto.subtle.verify` compares in constant time. */
async function isSigned({ workspaceId, headers, body }: Callback, secret: string): Promise<boolean> {
  const claimed = /^sha256=([0-9a-f]{64})$/.exec(headers.get(SIGNATURE_HEADER) ?? "")?.[1];
  if (!claimed) return false;
  const mac = Uint8Array.from(claimed.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return crypto.subtle.verify("HMAC", await signingKey(secret, workspaceId), mac, body);
}

/** A key of its own for each workspace, so that one's callback is worth nothing in another. */
async function signingKey(secret: string, workspaceId: string): Promise<CryptoKey> {
  const material = new TextEncoder().encode(`simulated network\n${workspaceId}\n${secret}`);
  const key = await crypto.subtle.digest("SHA-256", material);
  return crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

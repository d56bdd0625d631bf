import * as z from "zod";
import { ATTEMPT_OUTCOMES } from "../../schedules/retry.ts";
import type { Connection } from "../connection.ts";
import type { CallEvent } from "../event.ts";
import type { Adapter, DialAnswer, DialRequest, FoundCall, Received } from "../provider.ts";
import { readBody } from "../reading/json.ts";
import { fromHex, toHex } from "../signatures/hmac.ts";

export const SIMULATED = "simulated";
export const SIGNATURE_HEADER = "x-simulated-signature";

const Instant = z.iso.datetime({ offset: true });
const Turn = z.object({
  role: z.enum(["agent", "customer", "system", "tool"]),
  text: z.string(),
  start_ms: z.number().min(0).exactOptional(),
  end_ms: z.number().min(0).exactOptional(),
});

/** All that the network ever tells: a call that we dialled is over, with or without a conversation. */
export const CallEnded = z.object({
  type: z.literal("call.ended"),
  /** Ours, as given when the call was dialled. */
  attempt_id: z.string().max(200),
  provider_call_id: z.string().min(1).max(200),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  end_reason: z.string().max(200).nullable(),
  from_number: z.string().max(200).nullable(),
  to_number: z.string().max(200),
  started_at: Instant,
  ended_at: Instant,
  /** Empty where nobody spoke. */
  turns: z.array(Turn),
});
export type CallEnded = z.infer<typeof CallEnded>;

/** `lost` is what the network knows and its caller does not: to them there is no answer. */
export type PlaceAnswer = { provider_call_id: string } | { refused: string } | { lost: string };

/** What the network's list says of a call. */
export type ListedCall =
  | { kind: "under_way"; providerCallId: string }
  | { kind: "ended"; event: CallEnded }
  | { kind: "absent" };

/** The workspace's simulated network, as its provider's API. */
export interface Network {
  /** Rings the number, and answers the call's id. */
  place(request: DialRequest): Promise<PlaceAnswer>;
  find(attempt: { workspaceId: string; attemptId: string }): Promise<ListedCall>;
}

type Nothing = Record<string, never>;
const Nothing = z.strictObject({}) as unknown as z.ZodType<Nothing>;

/** The way to the network for a workspace that has connected nothing: it is named by the workspace itself. */
export const simulatedConnection = (workspaceId: string): Connection => ({
  ...{ id: workspaceId, workspaceId, provider: SIMULATED, credentials: {}, settings: {}, numbers: [] },
  ...{
    roles: {},
    agentId: "",
    agents: {},
    intakeUrl: `https://simulated.invalid/intake/${SIMULATED}/${workspaceId}`,
  },
});

/** The phone network for local use, as a provider like any other. `secret` signs and checks its callbacks. */
export function simulatedProvider(network: Network, secret: string): Adapter<Nothing, Nothing> {
  return {
    id: SIMULATED,
    name: "Simulated network",
    credentials: Nothing,
    settings: Nothing,
    hosts: [],
    patience: { settleMs: 0, transcriptMs: 0 },
    liveTurns: false,
    instead: {
      end: "Calls on the simulated network end by themselves.",
      transfer: "The simulated network transfers nobody.",
    },
    setUp: () => [
      {
        title: "Nothing to do",
        detail: "Calls ring on this deployment's own simulated network, and nowhere else.",
      },
    ],
    async dial(_tools, _connection, request): Promise<DialAnswer> {
      try {
        const answer = await network.place(request);
        if ("refused" in answer) return { kind: "refused", reason: answer.refused };
        if ("provider_call_id" in answer) return { kind: "placed", providerCallId: answer.provider_call_id };
      } catch {
        // Like an answer that was lost.
      }
      return { kind: "unknown", detail: "The simulated network did not answer the dial request." };
    },
    async findCall(_tools, _connection, attempt): Promise<FoundCall> {
      const found = await network.find(attempt);
      return found.kind === "ended" ? { kind: "ended", events: [endedEvent(found.event)] } : found;
    },
    async receive(connection, callback): Promise<Received> {
      if (!(await isSigned(connection.workspaceId, callback, secret))) return { kind: "unsigned" };
      const event = CallEnded.safeParse(readBody(callback.body));
      if (event.success) return { kind: "taken", events: [endedEvent(event.data)] };
      return {
        kind: "unreadable",
        detail: event.error.issues[0]?.message ?? "Not an event of the simulated network.",
      };
    },
  };
}

/** The network's one message in the form of all providers: its last word too. */
export function endedEvent(ended: CallEnded): CallEvent {
  return {
    key: "ended",
    callId: ended.provider_call_id,
    at: Date.parse(ended.ended_at),
    kind: "ended",
    isFinal: true,
    turns: ended.turns,
    facts: {
      attemptId: ended.attempt_id,
      direction: "outbound",
      status: ended.outcome,
      toNumber: ended.to_number,
      startedAt: ended.started_at,
      endedAt: ended.ended_at,
      ...(ended.from_number === null ? {} : { fromNumber: ended.from_number }),
      ...(ended.end_reason === null ? {} : { endReason: ended.end_reason }),
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
    headers: {
      "content-type": "application/json",
      [SIGNATURE_HEADER]: `sha256=${toHex(new Uint8Array(mac))}`,
    },
    body,
  });
}

/** `crypto.subtle.verify` compares in constant time. */
async function isSigned(
  workspaceId: string,
  { headers, body }: { headers: Headers; body: ArrayBuffer },
  secret: string,
): Promise<boolean> {
  const claimed = /^sha256=([0-9a-f]{64})$/.exec(headers.get(SIGNATURE_HEADER) ?? "")?.[1];
  const mac = claimed === undefined ? null : fromHex(claimed);
  if (mac === null) return false;
  return crypto.subtle.verify("HMAC", await signingKey(secret, workspaceId), mac, body);
}

/** A key of its own for each workspace, so that one's callback is worth nothing in another. */
async function signingKey(secret: string, workspaceId: string): Promise<CryptoKey> {
  const material = new TextEncoder().encode(`simulated network\n${workspaceId}\n${secret}`);
  const key = await crypto.subtle.digest("SHA-256", material);
  return crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

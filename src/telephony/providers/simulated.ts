import * as z from "zod";
import type { Connection } from "../connection.ts";
import type {
  Adapter,
  CommandAnswer,
  DialAnswer,
  DialRequest,
  FoundCall,
  Received,
  TransferRequest,
} from "../provider.ts";
import { readBody } from "../reading/json.ts";
import { fromHex, toHex } from "../signatures/hmac.ts";
import { type CallEnded, endedEvent, eventOf, NetworkMessage } from "./simulated/message.ts";

export { type CallEnded, endedEvent };

export const SIMULATED = "simulated";
export const SIGNATURE_HEADER = "x-simulated-signature";

/** `lost` is what the network knows and its caller does not: to them there is no answer. */
export type PlaceAnswer = { provider_call_id: string } | { refused: string } | { lost: string };

/** What the network's list says of a call. */
export type ListedCall =
  | { kind: "under_way"; providerCallId: string }
  | { kind: "ended"; event: CallEnded }
  | { kind: "absent" };

/** What the network can be asked to do with a call that is played live. */
export type Command = { workspaceId: string; providerCallId: string } & (
  | ({ kind: "transfer" } & Pick<TransferRequest, "transferId" | "to" | "message" | "briefing">)
  | { kind: "say"; text: string }
  | { kind: "end" }
);

/** The workspace's simulated network, as its provider's API. */
export interface Network {
  /** Rings the number, and answers the call's id. */
  place(request: DialRequest): Promise<PlaceAnswer>;
  find(attempt: { workspaceId: string; attemptId: string }): Promise<ListedCall>;
  /** `done`: it was begun; how a transfer ends is told by a callback. */
  command(command: Command): Promise<CommandAnswer>;
}

type Nothing = Record<string, never>;
const Nothing = z.strictObject({}) as unknown as z.ZodType<Nothing>;

/** Where the network posts its callbacks: no such host answers, and they are handed to the door directly. */
const intakeUrl = (workspaceId: string) => `https://simulated.invalid/intake/${SIMULATED}/${workspaceId}`;

/** The way to the network for a workspace that has connected nothing: it is named by the workspace itself. */
export const simulatedConnection = (workspaceId: string): Connection => ({
  ...{ id: workspaceId, workspaceId, provider: SIMULATED, credentials: {}, settings: {}, numbers: [] },
  ...{
    roles: {},
    agentId: "",
    agents: {},
    intakeUrl: intakeUrl(workspaceId),
  },
});

/** Whoever asks twice is obeyed twice: like a real network, this one does not know that they meant the same. */
async function ask(network: Network, command: Command): Promise<CommandAnswer> {
  try {
    return await network.command(command);
  } catch {
    return {
      kind: "unknown",
      detail: `The simulated network did not answer the request to ${command.kind}.`,
    };
  }
}

/** The phone network for local use, as a provider like any other. `secret` signs and checks its callbacks. */
export function simulatedProvider(network: Network, secret: string): Adapter<Nothing, Nothing> {
  return {
    id: SIMULATED,
    name: "Simulated network",
    credentials: Nothing,
    settings: Nothing,
    hosts: [],
    patience: { settleMs: 0, transcriptMs: 0 },
    liveTurns: true,
    transfers: { warm: true, tellsOutcome: true },
    instead: {},
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
    transfer: (_tools, { workspaceId }, { providerCallId, transferId, to, message, briefing }) =>
      ask(network, { kind: "transfer", workspaceId, providerCallId, transferId, to, message, briefing }),
    end: (_tools, { workspaceId }, { providerCallId }) =>
      ask(network, { kind: "end", workspaceId, providerCallId }),
    say: (_tools, { workspaceId }, { providerCallId, text }) =>
      ask(network, { kind: "say", workspaceId, providerCallId, text }),
    async receive(connection, callback): Promise<Received> {
      if (!(await isSigned(connection.workspaceId, callback, secret))) return { kind: "unsigned" };
      const message = NetworkMessage.safeParse(readBody(callback.body));
      if (message.success) return { kind: "taken", events: [eventOf(message.data)] };
      return {
        kind: "unreadable",
        detail: message.error.issues[0]?.message ?? "Not a message of the simulated network.",
      };
    },
  };
}

/** The callback that the network posts, as a real request: signed over its raw body, for this workspace only. */
export async function simulatedCallback(
  secret: string,
  workspaceId: string,
  message: NetworkMessage,
): Promise<Request> {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const mac = await crypto.subtle.sign("HMAC", await signingKey(secret, workspaceId), body);
  return new Request(intakeUrl(workspaceId), {
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

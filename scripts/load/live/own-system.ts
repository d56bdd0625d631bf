import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { ApiClient } from "../../api/client.ts";
import { HOST } from "../../local-worker/port.ts";

/** What is read of a `call.transfer` event. */
export interface ToldTransfer {
  transfer_id: string;
  call_id: string;
  status: string;
  to_number: string;
}

/** The phone system that tells of the calls: it hears by webhook which one it is to hand over, and to whom. */
export interface OwnSystem {
  url: string;
  /** From now on webhooks are checked with this secret (`whsec_…`). */
  trust(secret: string): void;
  /** The transfers of a call that it was told of, each once; waits for the first of them. */
  told(id: string, withinMs: number): Promise<readonly ToldTransfer[]>;
  toldSoFar(id: string): readonly ToldTransfer[];
  /** Webhooks that did not verify. */
  refused: () => number;
  close(): Promise<void>;
}

/** The call's row may come a moment after the transfer. */
const NAMED_WITHIN_MS = 60_000;
const ASK_AGAIN_MS = 500;

export async function startOwnSystem(api: ApiClient, stop: AbortSignal): Promise<OwnSystem> {
  const calls = new Map<string, PromiseWithResolvers<void> & { transfers: ToldTransfer[] }>();
  const seen = new Set<string>();
  let webhook: Webhook | null = null;
  let refused = 0;

  const callOf = (id: string) => {
    const call = calls.get(id) ?? { ...Promise.withResolvers<void>(), transfers: [] };
    calls.set(id, call);
    return call;
  };

  async function take(transfer: ToldTransfer): Promise<void> {
    if (transfer.status !== "requested" || seen.has(transfer.transfer_id)) return;
    seen.add(transfer.transfer_id);
    const id = await ownId(api, transfer.call_id, stop);
    if (id === null) return;
    const call = callOf(id);
    call.transfers.push(transfer);
    call.resolve();
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const event = webhook && verified(webhook, body, request);
    response.writeHead(event ? 204 : 401).end();
    if (!event) refused += 1;
    else if (event.type === "call.transfer") take(event.data).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    trust(secret) {
      webhook = new Webhook(secret);
    },
    async told(id, withinMs) {
      const call = callOf(id);
      const late = new AbortController();
      const signal = AbortSignal.any([stop, late.signal]);
      await Promise.race([call.promise, sleep(withinMs, undefined, { signal }).catch(() => {})]);
      late.abort();
      return call.transfers;
    },
    toldSoFar: (id) => calls.get(id)?.transfers ?? [],
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The event tells the id of ours; null where no call has it. */
async function ownId(api: ApiClient, callId: string, stop: AbortSignal): Promise<string | null> {
  for (const until = Date.now() + NAMED_WITHIN_MS; Date.now() < until; ) {
    const call = await api.get<{ provider_call_id: string }>(`/v1/calls/${callId}`).catch(() => null);
    if (call) return call.provider_call_id;
    await sleep(ASK_AGAIN_MS, undefined, { signal: stop });
  }
  return null;
}

function verified(webhook: Webhook, body: string, { headers }: IncomingMessage) {
  try {
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return webhook.verify(body, flat) as { type: string; data: ToldTransfer };
  } catch {
    return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

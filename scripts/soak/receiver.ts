import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { freePort, HOST } from "../local-worker/port.ts";
import { answer, type Behaviour, chooseBehaviour, takes } from "./behaviour.ts";
import type { Receipt } from "./tally.ts";

export interface Receiver {
  /** Endpoints differ in their path: `<url>/<name>`. */
  url: string;
  receipts: readonly Receipt[];
  /** How many requests did not verify; the reason of the last. */
  refused: () => { count: number; because: string };
  /** How many deliveries, each of one event to one endpoint, have been tried at all. */
  seen: () => number;
  /** How many of them were taken. */
  arrived: () => number;
  /** From now on requests to `/<name>` are the endpoint's, and are verified with its secret. */
  trust(name: string, endpoint: { endpoint_id: string; secret: string }): void;
  close(): Promise<void>;
}

/** Many endpoints in one server: each verifies with the official library, and some first attempts go wrong. */
export async function startReceiver(random: () => number): Promise<Receiver> {
  const receipts: Receipt[] = [];
  const seen = new Set<string>();
  const arrived = new Set<string>();
  const endpoints = new Map<string, { id: string; webhook: Webhook }>();
  const refused = { count: 0, because: "" };

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const began = performance.now();
    const body = await bodyOf(request);
    const endpoint = endpoints.get(request.url ?? "");
    const event = endpoint && verified(endpoint.webhook, body, request);
    if (!endpoint || typeof event !== "object") {
      refused.count += 1;
      refused.because = typeof event === "string" ? event : `Nobody listens at ${request.url}.`;
      return void response.writeHead(401).end();
    }
    const key = `${endpoint.id} ${event.event_id}`;
    const behaviour: Behaviour = seen.has(key) ? "well" : chooseBehaviour(random());
    seen.add(key);
    if (takes(behaviour)) arrived.add(key);
    const receipt: Receipt = {
      ...{ endpointId: endpoint.id, eventId: event.event_id, callId: event.call_id, at },
      ...{ tookMs: null, taken: takes(behaviour) },
    };
    receipts.push(receipt);
    response.once("close", () => {
      receipt.tookMs = Math.round(performance.now() - began);
    });
    await answer(response, behaviour, random());
  }

  const server = createServer((request, response) => {
    // A request that breaks off was no event yet.
    receive(request, response).catch(() => response.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return {
    url: `http://${HOST}:${port}`,
    receipts,
    refused: () => refused,
    seen: () => seen.size,
    arrived: () => arrived.size,
    trust: (name, { endpoint_id, secret }) =>
      void endpoints.set(`/${name}`, { id: endpoint_id, webhook: new Webhook(secret) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The event, or why it is none. `webhook-id` is what the receiver goes by, so it has to be the event's. */
function verified(webhook: Webhook, body: string, { headers }: IncomingMessage) {
  try {
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const event = webhook.verify(body, flat) as { event_id: string; call_id: string };
    return event.event_id === flat["webhook-id"] ? event : "webhook-id is not the event's id.";
  } catch (error) {
    return (error as Error).message;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

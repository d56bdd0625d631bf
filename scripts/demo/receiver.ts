import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { HOST } from "../local-worker/port.ts";
import type { Receipt } from "./receipt.ts";

export interface Receiver {
  url: string;
  receipts: readonly Receipt[];
  /** From now on webhooks are checked with this secret (`whsec_…`). */
  trust(secret: string): void;
  close(): Promise<void>;
}

/**
 * A customer's endpoint: checks every signature with the `standardwebhooks` library and answers 204, or 401. Port 0 stands
 * for any free one.
 */
export async function startReceiver(port: number): Promise<Receiver> {
  const receipts: Receipt[] = [];
  let webhook: Webhook | null = null;
  const server = createServer(async (request, response) => {
    const problem = problemWith(webhook, await bodyOf(request), headersOf(request));
    receipts.push({ path: request.url ?? "/", eventId: headersOf(request)["webhook-id"] ?? "", problem });
    response.writeHead(problem ? 401 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    receipts,
    trust(secret) {
      webhook = new Webhook(secret);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function problemWith(webhook: Webhook | null, body: string, headers: Record<string, string>): string | null {
  if (!webhook) return "it came before there was a secret to check it with";
  try {
    webhook.verify(body, headers);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

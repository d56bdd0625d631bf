import { exports } from "cloudflare:workers";
import { hashKey } from "../../src/access/authenticate.ts";
import type { Database } from "../../src/store/database.ts";
import { apiKeys } from "../../src/store/schema.ts";
import { migratedDatabase, mintWorkspace } from "./database.ts";

const ORIGIN = "https://aftercall.example";

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A client of the real front door, with a key of its own to a workspace of its own. */
export interface Client {
  db: Database;
  workspaceId: string;
  key: string;
  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

export async function mintClient(): Promise<Client> {
  const db = await migratedDatabase();
  const workspaceId = await mintWorkspace(db);
  const key = `sk_${crypto.randomUUID()}`;
  await db.insert(apiKeys).values({
    hash: await hashKey(key),
    id: `key_${crypto.randomUUID()}`,
    workspaceId,
    name: "Test",
    createdAt: 0,
  });
  return { db, workspaceId, key, send: (...request) => send(key, ...request) };
}

/** A client of the same workspace, by a key of these scopes. */
export async function clientWith(client: Client, ...scopes: string[]): Promise<Client> {
  const { body } = await client.send<{ key: string }>("POST", "/v1/api-keys", { name: "Narrow", scopes });
  return { ...client, key: body.key, send: (...request) => send(body.key, ...request) };
}

/** A string is sent as it is, anything else as JSON. */
export async function send<Body>(
  key: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const response = await exports.default.fetch(
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  // Not `text()`, which warns of every type that it does not know as text.
  const text = new TextDecoder().decode(await response.arrayBuffer());
  const json = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: (json ? JSON.parse(text) : text) as Body,
  };
}

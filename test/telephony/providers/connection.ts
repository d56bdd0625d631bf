import type { Connection } from "../../../src/telephony/connection.ts";
import { type HttpFetch, providerHttp } from "../../../src/telephony/http.ts";
import type { AdapterTools, AnyAdapter, Callback } from "../../../src/telephony/provider.ts";

const ORIGIN = "https://hooks.example.com";

/** A connection as the door hands it to an adapter; credentials and settings go through the adapter's own schemas. */
export function connectionTo(
  adapter: AnyAdapter,
  credentials: unknown,
  change: Partial<Connection> = {},
): Connection {
  return {
    id: "conn_1",
    workspaceId: "ws_1",
    provider: adapter.id,
    numbers: [],
    roles: {},
    agentId: "agent_1",
    agents: {},
    intakeUrl: `${ORIGIN}/intake/${adapter.id}/conn_1`,
    ...change,
    credentials: adapter.credentials.parse(credentials),
    settings: adapter.settings.parse(change.settings ?? {}),
  };
}

/** A callback as the door reads it. `path` is what follows the connection: `status/sched_1.1`. */
export function callbackTo(
  connection: Connection,
  {
    method = "POST",
    path = "",
    headers = {},
    body = "",
    query = "",
  }: {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string | Uint8Array;
    query?: string;
  },
): Callback {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return {
    method,
    url: `${connection.intakeUrl}${path && `/${path}`}${query && `?${query}`}`,
    path,
    headers: new Headers(headers),
    body: bytes.slice().buffer as ArrayBuffer,
  };
}

/** What a stand-in for a provider's API was asked. */
export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A stand-in for a provider's API: keeps each request as it came over the wire, and answers what the test says. */
export function standIn(adapter: AnyAdapter, answer: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetch: HttpFetch = async (url, init) => {
    const request = new Request(url, init);
    const one = {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    };
    asked.push(one);
    return answer(one);
  };
  const tools: AdapterTools = { http: providerHttp(fetch, adapter.hosts), clock: () => 1_795_300_800_000 };
  return { asked, tools };
}

import { exports } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../src/api/app.ts";
import { type Client, mintClient, send } from "../support/client.ts";

interface Made {
  key?: string;
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

const PATH = "/v1/api-keys";

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

/** A key with these scopes, and how to ask with it. */
async function mintKey(...scopes: string[]) {
  const { body } = await client.send<Made>("POST", PATH, { name: "Narrow", scopes });
  const key = body.key ?? "";
  return {
    key,
    ask: <Body = Problem>(method: string, path: string, members?: unknown, headers = {}) =>
      send<Body>(key, method, path, members, headers),
  };
}

describe("a key with scopes", () => {
  test.each([
    [["calls:read"], "GET", "/v1/calls", 200],
    [["calls:read"], "GET", "/v1/agents", 403],
    [["calls:read"], "POST", "/v1/calls", 403],
    [["calls:write"], "GET", "/v1/calls", 403],
    [["agents:write"], "POST", "/v1/agents", 201],
    [["read"], "GET", "/v1/agents", 200],
    [["read"], "POST", "/v1/agents", 403],
    [["read"], "PATCH", "/v1/calling-rules", 403],
    [["read"], "DELETE", "/v1/agents/agent_x", 403],
    [["write"], "GET", "/v1/agents", 403],
    [["write"], "POST", "/v1/agents", 201],
    [["calls:read", "agents:read"], "GET", "/v1/agents", 200],
    [["read"], "GET", "/v1/api-keys", 200],
    [["calls:read"], "GET", "/v1/api-keys", 403],
    [["calls:read"], "GET", "/v1/users/me", 200],
    [["write"], "GET", "/v1/users/me", 200],
    [["read"], "GET", "/v1/nonsense", 404],
    [["calls:read"], "GET", "/v1/nonsense", 403],
    [["calls:read"], "GET", "/v1/%61gents", 403],
    [["calls:read"], "GET", "/v1/calls/../agents", 403],
  ])("%j: %s %s answers %i", async (scopes, method, path, expected) => {
    const { ask } = await mintKey(...scopes);
    const members = method === "POST" ? { agent_name: "Sales" } : undefined;
    expect((await ask(method, path, members)).status).toBe(expected);
  });

  test.each([
    ["calls:read", 200],
    ["calls:write", 403],
  ])("%s: HEAD /v1/calls answers %i, as a GET does", async (scope, expected) => {
    const { key } = await mintKey(scope);
    const asked = { method: "HEAD", headers: { authorization: `Bearer ${key}` } };
    const answer = await exports.default.fetch(new Request("https://aftercall.example/v1/calls", asked));
    expect(answer.status).toBe(expected);
  });

  test("is told which scope is missing", async () => {
    const { ask } = await mintKey("calls:read", "agents:read");
    const { status, body } = await ask("PATCH", "/v1/calling-rules", {});
    expect([status, body.code]).toEqual([403, "forbidden"]);
    expect(body.detail).toBe(
      "This API key may not write here: it needs the scope calling-rules:write, write or *, and has calls:read, agents:read.",
    );
  });

  test("that only reads opens no socket, for a socket takes commands", async () => {
    const { ask } = await mintKey("read");
    const { status, body } = await ask("GET", "/v1/calls/call_x/live", undefined, { upgrade: "websocket" });
    expect([status, body.detail]).toEqual([403, expect.stringContaining("calls:write")]);
    expect((await ask("GET", "/v1/calls/call_x/live")).status).toBe(404);
  });

  test("is refused before its body is read", async () => {
    const { ask } = await mintKey("read");
    expect((await ask("POST", "/v1/agents", "{")).status).toBe(403);
  });

  test.each([
    [["api-keys:write"], ["api-keys:write"], 201],
    [["api-keys:write", "calls:read"], ["calls:read"], 201],
    [["api-keys:write", "read"], ["calls:read", "read", "api-keys:read"], 201],
    [["read", "write"], ["*"], 201],
    [["write"], ["agents:write", "users:read"], 201],
    [["api-keys:write"], ["*"], 403],
    [["api-keys:write"], undefined, 403],
    [["api-keys:write", "calls:read"], ["calls:write"], 403],
    [["api-keys:write", "calls:read"], ["calls:read", "agents:read"], 403],
    [["api-keys:write", "calls:read", "calls:write"], ["read"], 403],
    [["write"], ["read"], 403],
    [["write"], ["*"], 403],
  ])("%j makes a key with %j: %i", async (own, scopes, expected) => {
    const { ask } = await mintKey(...own);
    const { status, body } = await ask("POST", PATH, { name: "Next", scopes });
    expect(status).toBe(expected);
    if (expected === 403) expect(body.errors?.[0]?.field).toBe("scopes");
  });

  test("that only reads makes no key at all, not even one that only reads", async () => {
    const { ask } = await mintKey("read");
    const { status, body } = await ask("POST", PATH, { name: "Next", scopes: ["read"] });
    expect([status, body.detail]).toEqual([403, expect.stringContaining("api-keys:write")]);
  });

  test("is told which scopes it may not give", async () => {
    const { ask } = await mintKey("api-keys:write", "calls:read");
    const { body } = await ask("POST", PATH, {
      name: "Next",
      scopes: ["calls:read", "agents:read", "write"],
    });
    expect(body.detail).toBe(
      "An API key gives at most its own scopes (api-keys:write, calls:read), which do not cover agents:read, write.",
    );
  });

  test("does not learn another's key from the Idempotency-Key that made it", async () => {
    const once = { "idempotency-key": "make-key" };
    const members = { name: "All" };
    const first = await client.send<Made>("POST", PATH, members, once);
    const { ask } = await mintKey("api-keys:write");
    const { status, body } = await ask("POST", PATH, members, once);
    expect([status, JSON.stringify(body).includes(first.body.key ?? "sk_")]).toEqual([409, false]);
    expect((await client.send<Made>("POST", PATH, members, once)).body.key).toBe(first.body.key);
  });
});

/** What stands behind another resource's address and was said on calls, or is read from them. */
const SHOW_CALLS = [
  "GET /v1/agents/:id/data",
  "GET /v1/agents/:id/data/distributions",
  "GET /v1/agents/:id/labels",
  "POST /v1/agents/:id/actions/preview",
  "POST /v1/agents/:id/actions/test-target",
  "POST /v1/agents/:id/backtest",
  "POST /v1/agents/:id/backtests",
  "GET /v1/backtests/:id/calls",
  "GET /v1/deliveries/:id",
];

describe("what was said on calls", () => {
  const resourceOf = (route: string) => route.split("/")[2] ?? "";
  const routes = [...new Set(api.routes.map(({ method, path }) => `${method} ${path}`))]
    .filter((route) => /^(?!ALL)\w+ \/v1\/\w/.test(route))
    .sort();

  test("takes the right to calls wherever it stands, and nothing else does", async () => {
    const resources = [...new Set(routes.map(resourceOf))];
    const keys = new Map<string, Awaited<ReturnType<typeof mintKey>>>();
    for (const one of resources) keys.set(one, await mintKey(`${one}:read`, `${one}:write`));
    const answers = await Promise.all(
      routes.map(async (route) => {
        const [method = "", path = ""] = route.split(" ");
        const body = method === "GET" ? undefined : "{";
        return keys.get(resourceOf(route))?.ask(method, path.replaceAll(/:\w+/g, "x"), body);
      }),
    );
    const refused = routes.filter((_, place) => {
      const answer = answers[place];
      return answer?.status === 403 && answer.body.detail.includes("calls:read");
    });
    expect(routes.length).toBeGreaterThan(90);
    expect(refused).toEqual(SHOW_CALLS.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test.each(SHOW_CALLS)("at %s is open to a key with that right too", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const resource = resourceOf(route);
    const { ask } = await mintKey(`${resource}:read`, `${resource}:write`, "calls:read");
    const { status, body } = await ask(method, path.replace(":id", "x"), method === "GET" ? undefined : {});
    expect(body.detail).not.toMatch(/^There is nothing at/);
    expect([404, 422]).toContain(status);
  });

  test("is told by the name of the scope that is missing", async () => {
    const { ask } = await mintKey("agents:read");
    const { status, body } = await ask("GET", "/v1/agents/agent_x/data");
    expect([status, body.code]).toEqual([403, "forbidden"]);
    expect(body.detail).toBe(
      "What stands here was said on calls, or is read from them: an API key needs the scope calls:read, read or * for it too, and this one has agents:read.",
    );
  });

  test("is not looked for, masked or not, by whoever could not open the call", async () => {
    const masked = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
      agent_name: "Line",
      post_call_data_extraction: [{ name: "card", type: "string", pii: true }],
    });
    const id = masked.body.agent_id;
    const data = [`/v1/agents/${id}/data?data.card=4111`, `/v1/agents/${id}/data?data.card.has_value=`];
    const doors = ["/v1/calls?data.card=4111", "/v1/calls/export?data.card=4111", ...data];
    const without = await mintKey("agents:read", "statistics:read", "backtests:read", "deliveries:read");
    const having = await mintKey("agents:read", "calls:read");
    const statuses = async ({ ask }: typeof having) =>
      Promise.all(doors.map(async (door) => (await ask("GET", door)).status));
    expect(await statuses(without)).toEqual([403, 403, 403, 403]);
    // A table neither sorts nor filters by what it masks, whoever asks.
    expect(await statuses(having)).toEqual([200, 200, 422, 200]);
  });
});

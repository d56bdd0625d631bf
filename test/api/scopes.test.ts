import { exports } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
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

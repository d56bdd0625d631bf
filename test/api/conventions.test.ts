import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { idempotencyKeys } from "../../src/store/schema.ts";
import { type Client, mintClient, send } from "../support/client.ts";

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

describe("the front door", () => {
  test("says whether it is set up, without a key", async () => {
    const { status, body } = await send<Record<string, unknown>>(null, "GET", "/health");
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "ok", service: "aftercall", checks: { database: "ok" } });
  });

  test.each([
    ["no key", null],
    ["an unknown key", "sk_unknown"],
    ["something that is no key", "hello"],
  ])("answers 401 to %s and says what to send", async (_, key) => {
    const { status, headers, body } = await send<{ code: string; detail: string }>(key, "GET", "/v1/agents");
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    expect(body.code).toBe("unauthorized");
  });

  test("opens the default workspace to the bootstrap key", async () => {
    const { status } = await send("sk_test_000000000000000000000000", "GET", "/v1/agents");
    expect(status).toBe(200);
  });

  test.each([
    ["unreadable JSON", "{", 400, "unreadable"],
    ["an empty body", "", 400, "unreadable"],
    ["a list for an object", "[]", 422, "invalid"],
    ["a number for an object", "7", 422, "invalid"],
  ])("answers %s with its own status", async (_, body, status, code) => {
    const answer = await client.send<{ code: string; detail: string }>("POST", "/v1/agents", body);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  test("answers 415 to a body that is not JSON", async () => {
    const answer = await client.send("POST", "/v1/agents", "agent_name=x", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(answer.status).toBe(415);
  });

  test("answers 413 to a body over 2 MiB", async () => {
    const answer = await client.send("POST", "/v1/calls", { transcript: "x".repeat(2 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test("answers 404 as a problem at an address that does not exist", async () => {
    const answer = await client.send<{ code: string }>("GET", "/v1/agnets");
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe("not_found");
  });

  test("refuses a filter that nobody knows instead of passing it over", async () => {
    const answer = await client.send<{ errors: { field: string }[] }>("GET", "/v1/calls?agnet_id=x");
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]?.field).toBe("agnet_id");
  });

  test.each(["limit=0", "limit=501", "limit=x", "offset=-1", "cursor=nonsense"])(
    "refuses the page %s",
    async (page) => {
      expect((await client.send("GET", `/v1/calls?${page}`)).status).toBe(422);
    },
  );
});

describe("an Idempotency-Key", () => {
  const post = (key: string, body: unknown) =>
    client.send("POST", "/v1/agents", body, { "idempotency-key": key });

  test("answers the first response again, the secret shown once included, and does nothing twice", async () => {
    const agent = { agent_name: "Once", webhook_url: "https://crm.example/hook" };
    const first = await post("k1", agent);
    const second = await post("k1", agent);
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    const { body } = await client.send<{ agent_name: string }[]>("GET", "/v1/agents");
    expect(body.filter((row) => row.agent_name === "Once")).toHaveLength(1);
  });

  test("is a conflict with another body", async () => {
    await post("k2", { agent_name: "A" });
    expect((await post("k2", { agent_name: "B" })).status).toBe(409);
  });

  test("repeats a refusal too", async () => {
    const first = await post("k3", {});
    const second = await post("k3", {});
    expect([first.status, second.status]).toEqual([422, 422]);
    expect(second.body.errors).toEqual(first.body.errors);
  });

  test("is free again a minute after the request that held it died", async () => {
    await post("k5", { agent_name: "First" });
    const held = { responseStatus: null, createdAt: Date.now() - 30_000 };
    const lapsed = { responseStatus: null, createdAt: Date.now() - 61_000 };
    await client.db.update(idempotencyKeys).set(held).where(eq(idempotencyKeys.key, "k5"));
    expect((await post("k5", { agent_name: "First" })).status).toBe(409);
    await client.db.update(idempotencyKeys).set(lapsed).where(eq(idempotencyKeys.key, "k5"));
    expect((await post("k5", { agent_name: "First" })).status).toBe(201);
  });

  test("belongs to its workspace", async () => {
    const other = await mintClient();
    await post("k4", { agent_name: "Mine" });
    const theirs = await other.send(
      "POST",
      "/v1/agents",
      { agent_name: "Theirs" },
      { "idempotency-key": "k4" },
    );
    expect(theirs.status).toBe(201);
    expect(theirs.body.agent_name).toBe("Theirs");
  });
});

import { describe, expect, test } from "vitest";
import { idempotencyKeys } from "../../src/store/schema.ts";
import { mintClient } from "../support/client.ts";

describe.each([
  ["/v1/api-keys", { name: "New" }, "key"],
  ["/v1/sign-in-links", undefined, "url"],
] as const)("POST %s with an Idempotency-Key", (path, body, secret) => {
  const again = { "idempotency-key": "once" };

  test("makes one, and tells it again to its maker only", async () => {
    const client = await mintClient();
    const first = await client.send("POST", path, body, again);
    expect(first.status).toBe(201);
    expect((await client.send("POST", path, body, again)).body).toEqual(first.body);
    const scopes = ["write", "read"];
    const { body: other } = await client.send("POST", "/v1/api-keys", { name: "Other", scopes });
    const headers = { ...again, authorization: `Bearer ${other.key}` };
    const asked = await client.send("POST", path, body, headers);
    expect(asked.status).toBe(409);
    expect(JSON.stringify(asked.body)).not.toContain(String(first.body[secret]));
  });

  test("keeps no secret that can be read", async () => {
    const client = await mintClient();
    const { body: made } = await client.send("POST", path, body, again);
    const told = String(made[secret]).replace(/.*token=/, "");
    expect(told.length).toBeGreaterThan(40);
    expect(JSON.stringify(await client.db.select().from(idempotencyKeys))).not.toContain(told);
  });

  test("tells nothing again to a key that was revoked meanwhile", async () => {
    const client = await mintClient();
    await client.send("POST", path, body, again);
    const { body: me } = await client.send("GET", "/v1/users/me");
    await client.send("PATCH", `/v1/api-keys/${me.key_id}/revoke`);
    expect((await client.send("POST", path, body, again)).status).toBe(401);
  });
});

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_WORKSPACE_ID, hashKey } from "../../src/access/authenticate.ts";
import { apiKeys, sessions } from "../../src/store/schema.ts";
import { type Client, mintClient, send } from "../support/client.ts";

interface View {
  key_id: string;
  name: string;
  scopes: string[];
  status: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  key?: string;
  note?: string | null;
}
interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

const PATH = "/v1/api-keys";
const BOOTSTRAP = "sk_test_000000000000000000000000";

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const create = (members: object) => client.send<View>("POST", PATH, members);
const refusal = (members: object) => client.send<Problem>("POST", PATH, members);
/** A key with these scopes, and how to ask with it. */
async function mintKey(...scopes: string[]) {
  const { body } = await create({ name: "Narrow", scopes });
  const key = body.key ?? "";
  return {
    id: body.key_id,
    key,
    ask: <Body = Problem>(method: string, path: string, members?: unknown, headers = {}) =>
      send<Body>(key, method, path, members, headers),
  };
}
const rowOf = async (id: string) => (await client.db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0];

describe("making a key", () => {
  test("shows it once, and it opens the workspace at once", async () => {
    const { status, headers, body } = await create({ name: "CRM import" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`${PATH}/${body.key_id}`);
    expect(body).toEqual({
      ...{ key_id: expect.stringMatching(/^key_[0-9a-z]{26}$/), name: "CRM import", scopes: ["*"] },
      ...{ status: "active", created_at: expect.any(String), last_used_at: null, revoked_at: null },
      key: expect.stringMatching(/^sk_[0-9A-Za-z]{40}$/),
    });
    const { key = "", ...shown } = body;
    expect((await send(key, "GET", "/v1/agents")).status).toBe(200);
    const again = (await client.send<View>("GET", `${PATH}/${body.key_id}`)).body;
    expect({ ...again, last_used_at: null }).toEqual(shown);
    expect(JSON.stringify((await client.send("GET", PATH)).body)).not.toContain(key);
  });

  test("keeps its hash only", async () => {
    const { body } = await create({ name: "CRM" });
    const row = await rowOf(body.key_id);
    expect(row?.hash).toBe(await hashKey(body.key ?? ""));
    expect(JSON.stringify(row)).not.toContain(body.key);
  });

  test("lets two have one name, told apart by their ids", async () => {
    const [one, other] = [await create({ name: "CRM" }), await create({ name: "CRM" })];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.key_id).not.toBe(other.body.key_id);
    expect(one.body.key).not.toBe(other.body.key);
  });

  test.each([
    ["none", {}],
    ["an empty one", { name: "" }],
    ["blanks", { name: " \t " }],
    ["a number", { name: 7 }],
    ["101 characters", { name: "n".repeat(101) }],
    ["a line break", { name: "CRM\nsk_forged" }],
    ["a null character", { name: "CRM\u0000" }],
    ["an escape", { name: "\u001b[31mCRM" }],
    ["a line separator", { name: "CRM\u2028x" }],
    ["text turned round", { name: "CRM \u202etxt" }],
    ["nothing to be seen", { name: "\u200b\u200d" }],
    ["half a character", '{"name":"CRM \\ud800"}'],
  ])("refuses for a name %s", async (_, members) => {
    const { status, body } = await client.send<Problem>("POST", PATH, members);
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([422, ["name"]]);
    expect(body.detail.length).toBeGreaterThan(15);
  });

  test.each(["n".repeat(100), "Çağrı merkezi", "مركز الاتصال", "👩‍💻", "<script>alert(1)</script>"])(
    "takes the name %s as it is, without the blanks around it",
    async (name) => {
      expect((await create({ name: `  ${name} ` })).body.name).toBe(name);
    },
  );

  test("keeps scopes as they were asked for, each once", async () => {
    const { body } = await create({ name: "Reader", scopes: ["calls:read", "read", "calls:read"] });
    expect(body.scopes).toEqual(["calls:read", "read"]);
    expect((await create({ name: "All", scopes: null })).body.scopes).toEqual(["*"]);
  });

  test.each([
    ["calls:delete", "scopes.0"],
    ["call:read", "scopes.0"],
    ["*:read", "scopes.0"],
    ["CALLS:READ", "scopes.0"],
    ["calls:read ", "scopes.0"],
    ["", "scopes.0"],
    ["__proto__:read", "scopes.0"],
  ])("names the scope that it does not know: %j", async (scope, field) => {
    const { status, body } = await refusal({ name: "x", scopes: [scope] });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
    expect(body.detail).toContain(`There is no scope ${scope}: use *, read, write`);
    expect(body.detail).toContain("calls");
  });

  test.each([
    ["no list", "read", "scopes"],
    ["an empty list", [], "scopes"],
    ["a number in it", [7], "scopes.0"],
    ["one wrong among right ones", ["calls:read", "nonsense"], "scopes.1"],
    ["very many", Array(101).fill("read"), "scopes"],
  ])("refuses for scopes %s", async (_, scopes, field) => {
    const { status, body } = await refusal({ name: "x", scopes });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  test.each(["permissions", "read_only", "expires_in_days", "key", "workspace_id"])(
    "refuses %s by name, instead of making a key that can do more than was asked for",
    async (member) => {
      const { status, body } = await refusal({ name: "x", [member]: true });
      expect([status, body.errors?.map(({ field }) => field)]).toEqual([422, [member]]);
    },
  );
});

describe("the list of keys", () => {
  test("is newest first, in pages, without any key", async () => {
    const made = [];
    for (const name of ["One", "Two", "Three"]) made.push((await create({ name })).body);
    const { headers, body } = await client.send<View[]>("GET", `${PATH}?limit=2`);
    expect(headers.get("x-total-count")).toBe("4");
    const [next] = /(?<=<).*(?=>; rel="next")/.exec(headers.get("link") ?? "") ?? [""];
    const rest = (await client.send<View[]>("GET", next)).body;
    const names = [...body, ...rest].map(({ name }) => name).filter((name) => name !== "Test");
    expect(names).toEqual(["Three", "Two", "One"]);
    const text = JSON.stringify([...body, ...rest]);
    for (const { key } of made) expect(text).not.toContain(key);
    expect(text).not.toMatch(/sk_|[0-9a-f]{64}/);
  });

  test("has no bootstrap key, and says where that one is", async () => {
    const listed = await send<View[]>(BOOTSTRAP, "GET", PATH);
    expect(listed.body.map(({ key_id }) => key_id)).not.toContain("key_bootstrap");
    const { status, body } = await send<Problem>(BOOTSTRAP, "PATCH", `${PATH}/key_bootstrap/revoke`);
    expect([status, body.detail]).toEqual([404, expect.stringContaining("BOOTSTRAP_API_KEY")]);
    expect((await send(BOOTSTRAP, "GET", "/v1/agents")).status).toBe(200);
  });

  test("knows none of another workspace", async () => {
    const other = await mintClient();
    const theirs = (await other.send<View>("POST", PATH, { name: "Theirs" })).body;
    expect(JSON.stringify((await client.send("GET", PATH)).body)).not.toContain(theirs.key_id);
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/usage"],
      ["PATCH", "/revoke"],
      ["DELETE", ""],
    ] as const) {
      const { status, body } = await client.send<Problem>(method, `${PATH}/${theirs.key_id}${path}`);
      expect([method, path, status]).toEqual([method, path, 404]);
      expect(body.detail).toContain(`There is no API key ${theirs.key_id}`);
    }
    expect((await send(theirs.key ?? "", "GET", "/v1/agents")).status).toBe(200);
  });
});

describe("revoking a key", () => {
  test("stops it at once, and keeps it in the list", async () => {
    const { id, ask } = await mintKey("*");
    expect((await ask("GET", "/v1/agents")).status).toBe(200);
    const { status, body } = await client.send<View>("PATCH", `${PATH}/${id}/revoke`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ key_id: id, status: "revoked", note: null, revoked_at: expect.any(String) });
    const refused = await ask("GET", "/v1/agents");
    expect([refused.status, refused.body.code]).toEqual([401, "unauthorized"]);
    expect((await client.send<View>("GET", `${PATH}/${id}`)).body.revoked_at).toBe(body.revoked_at);
  });

  test("twice answers the same, with the time of the first", async () => {
    const { id } = await mintKey("*");
    await client.send("PATCH", `${PATH}/${id}/revoke`);
    await client.db.update(apiKeys).set({ revokedAt: 1_000, lastUsedAt: null }).where(eq(apiKeys.id, id));
    const [second, third] = [
      await client.send<View>("PATCH", `${PATH}/${id}/revoke`),
      await client.send<View>("PATCH", `${PATH}/${id}/revoke`),
    ];
    expect(second.body.revoked_at).toBe("1970-01-01T00:00:01.000Z");
    expect(third).toMatchObject({ status: second.status, body: second.body });
  });

  test("may be the last one that it does, and it says so", async () => {
    const own = (await client.send<{ key_id: string }>("GET", "/v1/users/me")).body.key_id;
    const other = await mintKey("*");
    const first = await client.send<View>("PATCH", `${PATH}/${own}/revoke`);
    expect([first.status, first.body.note]).toEqual([
      200,
      "You revoked the key that you asked with: it opens nothing from now on.",
    ]);
    const last = await other.ask<View>("PATCH", `${PATH}/${other.id}/revoke`);
    expect(last.body.note).toContain("No other key is left: nothing opens this workspace now.");
    expect((await other.ask("GET", "/v1/agents")).status).toBe(401);
  });

  test("leaves the default workspace to the bootstrap key", async () => {
    const ofDefault = eq(apiKeys.workspaceId, DEFAULT_WORKSPACE_ID);
    await client.db.update(apiKeys).set({ revokedAt: 1 }).where(ofDefault);
    const { body } = await send<View>(BOOTSTRAP, "POST", PATH, { name: "Only" });
    const { status, body: revoked } = await send<View>(BOOTSTRAP, "PATCH", `${PATH}/${body.key_id}/revoke`);
    expect([status, revoked.status]).toEqual([200, "revoked"]);
    expect(revoked.note).toBe("No other key is left: only the bootstrap key opens this workspace now.");
  });
});

describe("deleting a key", () => {
  test("stops it at once, and leaves nothing of it", async () => {
    const { id, ask } = await mintKey("*");
    const { status, body } = await client.send("DELETE", `${PATH}/${id}`);
    expect([status, body]).toEqual([204, ""]);
    expect((await ask("GET", "/v1/agents")).status).toBe(401);
    expect((await client.send("GET", `${PATH}/${id}`)).status).toBe(404);
    expect((await client.send("DELETE", `${PATH}/${id}`)).status).toBe(404);
    expect(await rowOf(id)).toBeUndefined();
  });
});

describe("the usage of a key", () => {
  const usage = async (id: string) => (await client.send("GET", `${PATH}/${id}/usage`)).body;
  async function openSession(keyId: string, seenAt: number) {
    const id = `ses_${crypto.randomUUID()}`;
    await client.db.insert(sessions).values({
      ...{ hash: id, id, workspaceId: client.workspaceId, keyHash: "hash", keyId, name: "Narrow" },
      ...{ userAgent: null, createdAt: seenAt, lastSeenAt: seenAt, revokedAt: null },
    });
    return id;
  }
  const isOpen = async (id: string) =>
    (await client.db.select().from(sessions).where(eq(sessions.id, id)))[0]?.revokedAt === null;

  test("says when it was last used", async () => {
    const { id, ask } = await mintKey("*");
    const unused = { key_id: id, created_at: expect.any(String), last_used_at: null, revoked_at: null };
    expect(await usage(id)).toEqual({ ...unused, sessions: 0 });
    await ask("GET", "/v1/agents");
    await vi.waitFor(async () => {
      expect(await usage(id)).toEqual({ ...unused, last_used_at: expect.any(String), sessions: 0 });
    });
  });

  test("notes one that was refused for its scopes too", async () => {
    const { id, ask } = await mintKey("calls:read");
    expect((await ask("GET", "/v1/agents")).status).toBe(403);
    await vi.waitFor(async () => expect(await usage(id)).toMatchObject({ last_used_at: expect.any(String) }));
  });

  test("counts the sessions that it holds open, and revoking it ends them", async () => {
    const [{ id }, other] = [await mintKey("*"), await mintKey("*")];
    const now = Date.now();
    const mine = [await openSession(id, now), await openSession(id, now)];
    await openSession(id, now - 8 * 86_400_000);
    const theirs = await openSession(other.id, now);
    expect(await usage(id)).toMatchObject({ sessions: 2 });
    await client.send("PATCH", `${PATH}/${id}/revoke`);
    expect(await usage(id)).toMatchObject({ sessions: 0, revoked_at: expect.any(String) });
    expect(await Promise.all([...mine, theirs].map(isOpen))).toEqual([false, false, true]);
  });

  test("goes with the key, and its sessions too", async () => {
    const { id } = await mintKey("*");
    await openSession(id, Date.now());
    await client.send("DELETE", `${PATH}/${id}`);
    const ofKey = and(eq(sessions.workspaceId, client.workspaceId), eq(sessions.keyId, id));
    expect(await client.db.select().from(sessions).where(ofKey)).toEqual([]);
    expect((await client.send("GET", `${PATH}/${id}/usage`)).status).toBe(404);
  });
});

describe("who am I", () => {
  test("is answered to every key: its id, name and scopes, and the workspace", async () => {
    const { id, ask } = await mintKey("calls:read");
    expect((await ask("GET", "/v1/users/me")).body).toEqual({
      ...{ key_id: id, name: "Narrow", scopes: ["calls:read"] },
      ...{ workspace_id: client.workspaceId, workspace_name: "Test" },
    });
  });

  test("is answered to the bootstrap key", async () => {
    const { body } = await send<Record<string, unknown>>(BOOTSTRAP, "GET", "/v1/users/me");
    expect(body).toMatchObject({ key_id: "key_bootstrap", scopes: ["*"], workspace_id: "ws_default" });
    expect(body.workspace_name).toEqual(expect.any(String));
  });

  test("is answered to no stranger", async () => {
    expect((await send(null, "GET", "/v1/users/me")).status).toBe(401);
  });
});

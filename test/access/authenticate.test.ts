import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { authenticate, DEFAULT_WORKSPACE_ID, hashKey } from "../../src/access/authenticate.ts";
import { apiKeys } from "../../src/store/schema.ts";
import { type Client, mintClient } from "../support/client.ts";

const BOOTSTRAP = "sk_bootstrap_000000000000000000";

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});
const open = (authorization: string | undefined) =>
  authenticate({ db: client.db, bootstrapApiKey: BOOTSTRAP }, authorization);

describe("an API key", () => {
  it.each(["Bearer ", "bearer  "])("opens the workspace that it was made for: %j", async (scheme) => {
    const { workspaceId } = client;
    expect(await open(`${scheme}${client.key}`)).toEqual({
      ...{ workspaceId, keyId: expect.stringMatching(/^key_/), name: "Test" },
      ...{ scopes: ["*"], lastUsedAt: null },
    });
  });

  it("opens the default workspace where it is the bootstrap key", async () => {
    expect(await open(`Bearer ${BOOTSTRAP}`)).toMatchObject({
      workspaceId: DEFAULT_WORKSPACE_ID,
      keyId: "key_bootstrap",
      scopes: ["*"],
    });
  });

  it.each([undefined, "", "Bearer", "Bearer ", `Basic ${btoa("a:b")}`, BOOTSTRAP])(
    "is asked for where %j is sent",
    async (authorization) => {
      await expect(open(authorization)).rejects.toMatchObject({
        code: "unauthorized",
        message: expect.stringContaining("Authorization: Bearer"),
      });
    },
  );

  it.each(["sk_unknown", `${BOOTSTRAP}0`, "hello"])("is refused where it is unknown: %s", async (key) => {
    await expect(open(`Bearer ${key}`)).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("is not stored, so that its hash opens nothing", async () => {
    const hash = await hashKey(client.key);
    await expect(open(`Bearer ${hash}`)).rejects.toMatchObject({ code: "unauthorized" });
    expect(JSON.stringify(await client.db.select().from(apiKeys))).not.toContain(client.key);
  });

  it("opens nothing any more once it is revoked", async () => {
    const other = await mintClient();
    expect((await other.send("GET", "/v1/agents")).status).toBe(200);
    await other.db.update(apiKeys).set({ revokedAt: 1 }).where(eq(apiKeys.workspaceId, other.workspaceId));
    const answer = await other.send<{ code: string }>("GET", "/v1/agents");
    expect([answer.status, answer.body.code]).toEqual([401, "unauthorized"]);
  });
});

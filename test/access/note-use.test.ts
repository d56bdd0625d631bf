import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { authenticate, BOOTSTRAP_KEY_ID } from "../../src/access/authenticate.ts";
import { noteUse, USE_NOTED_EVERY_MS } from "../../src/access/note-use.ts";
import type { Database } from "../../src/store/database.ts";
import { apiKeys } from "../../src/store/schema.ts";
import { type Client, mintClient } from "../support/client.ts";

const NOON = Date.UTC(2026, 4, 7, 12);

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const holder = () => authenticate({ db: client.db, bootstrapApiKey: "sk_bootstrap" }, `Bearer ${client.key}`);
const logged: string[] = [];
const toolsAt = (now: number, db = client.db) => ({
  db,
  clock: () => now,
  log: (_: unknown, event: string) => void logged.push(event),
});
const lastUsed = async () =>
  (await client.db.select().from(apiKeys).where(eq(apiKeys.workspaceId, client.workspaceId)))[0]?.lastUsedAt;
/** Who asks it anything, fails. */
const noDatabase = new Proxy({} as Database, {
  get() {
    throw new Error("asked");
  },
});

describe("the last use of a key", () => {
  test("is noted when it is used first", async () => {
    await noteUse(toolsAt(NOON), await holder());
    expect(await lastUsed()).toBe(NOON);
  });

  test("is noted again after an hour, and costs nothing before", async () => {
    await noteUse(toolsAt(NOON), await holder());
    await noteUse(toolsAt(NOON + USE_NOTED_EVERY_MS - 1, noDatabase), await holder());
    expect([await lastUsed(), logged]).toEqual([NOON, []]);
    await noteUse(toolsAt(NOON + USE_NOTED_EVERY_MS), await holder());
    expect(await lastUsed()).toBe(NOON + USE_NOTED_EVERY_MS);
  });

  test("is written once by many requests at a time, and never moves back", async () => {
    const before = await holder();
    await noteUse(toolsAt(NOON), before);
    await Promise.all([1, 2, 3].map((later) => noteUse(toolsAt(NOON + later), before)));
    await noteUse(toolsAt(NOON - 1), before);
    expect(await lastUsed()).toBe(NOON);
  });

  test("is nobody's failure where it cannot be kept", async () => {
    logged.length = 0;
    await noteUse(toolsAt(NOON, noDatabase), await holder());
    expect(logged.splice(0)).toEqual(["key_use_not_noted"]);
  });

  test("of the bootstrap key is kept nowhere", async () => {
    const bootstrap = { ...(await holder()), keyId: BOOTSTRAP_KEY_ID };
    await noteUse(toolsAt(NOON, noDatabase), bootstrap);
    expect(logged).toEqual([]);
  });
});

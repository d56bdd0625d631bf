import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_WORKSPACE_ID } from "../../src/access/authenticate.ts";
import { sha256Hex } from "../../src/access/digest.ts";
import * as access from "../../src/access/session.ts";
import { LINK_LIFETIME_MS, makeSignInLink } from "../../src/access/sign-in-link.ts";
import { idsAt } from "../../src/id.ts";
import { sessions } from "../../src/store/schema.ts";
import { touchSession } from "../../src/store/sessions.ts";
import { type Client, mintClient } from "../support/client.ts";

const BOOTSTRAP = "sk_bootstrap_000000000000000000";
const ROTATED = "sk_bootstrap_111111111111111111";
const HOUR_MS = 3_600_000;
const OPERATOR = {
  ...{ workspaceId: DEFAULT_WORKSPACE_ID, keyId: "key_bootstrap" },
  ...{ name: "Bootstrap key", scopes: ["*"] },
};

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});
const at = (now: number, bootstrapApiKey = BOOTSTRAP): access.SessionTools => ({
  db: client.db,
  clock: () => now,
  newId: idsAt(() => now),
  bootstrapApiKey,
});

describe("a session of the bootstrap key", () => {
  test("ends when the key is changed, and begins by no link of the former one", async () => {
    const now = Date.now();
    const token = await access.signIn(at(now), BOOTSTRAP, null);
    expect(await access.readSession(at(now), token)).toMatchObject({ scopes: ["*"] });
    expect(await access.readSession(at(now, ROTATED), token)).toBeNull();
    const link = await makeSignInLink(at(now), OPERATOR, BOOTSTRAP);
    await expect(access.signInByLink(at(now, ROTATED), link.token, null)).rejects.toMatchObject({
      code: "unauthorized",
    });
    await expect(access.signIn(at(now, ROTATED), BOOTSTRAP, null)).rejects.toMatchObject({
      code: "unauthorized",
    });
  });
});

describe("a sign-in link", () => {
  test("opens nothing once its ten minutes are over", async () => {
    const now = Date.now();
    const { token, expiresAt } = await makeSignInLink(at(now), OPERATOR, BOOTSTRAP);
    expect(expiresAt).toBe(now + LINK_LIFETIME_MS);
    await expect(access.signInByLink(at(expiresAt), token, null)).rejects.toMatchObject({
      message: expect.stringContaining("too old"),
    });
  });
});

describe("when a session was last seen", () => {
  test("is kept to the hour, however many pages are open, and never goes back", async () => {
    const now = Date.now();
    const token = await access.signIn(at(now), client.key, null);
    const seen = async () => {
      const rows = await client.db
        .select({ at: sessions.lastSeenAt })
        .from(sessions)
        .where(eq(sessions.workspaceId, client.workspaceId));
      return rows.map((row) => row.at);
    };
    await access.readSession(at(now + HOUR_MS), token);
    expect(await seen()).toEqual([now]);
    const times = [3, 2, 3, 2].map((hours) => now + hours * HOUR_MS);
    await Promise.all(times.map((time) => access.readSession(at(time), token)));
    const [last = 0] = await seen();
    expect(last).toBeGreaterThanOrEqual(now + 2 * HOUR_MS);
    // Whoever read it before the others, and writes after them.
    await touchSession(client.db, await sha256Hex(token), now + HOUR_MS, now);
    expect(await seen()).toEqual([last]);
  });
});

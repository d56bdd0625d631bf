import { beforeEach, describe, expect, test } from "vitest";
import { openVault } from "../../src/access/vault.ts";
import { testConnection } from "../../src/connections/test.ts";
import { countRefused, updateConnection } from "../../src/store/connections.ts";
import { connectionSetting, keyOf, NOW } from "./setting.ts";

let setting: Awaited<ReturnType<typeof connectionSetting>>;
beforeEach(async () => {
  setting = await connectionSetting();
});
const check = (id: string, tools: object = {}) =>
  testConnection({ ...setting.tools, ...tools }, setting.workspaceId, id);

describe("a test of a connection", () => {
  test("asks the provider once, with the credentials, and says that they work", async () => {
    const { id } = await setting.connect();
    expect(await check(id)).toEqual({
      ...{ ok: true, detail: "Echo accepts the credentials.", warnings: [] },
      checked_at: new Date(NOW).toISOString(),
    });
    expect(setting.asked).toEqual([
      { url: "https://api.echo.example/me", authorization: "Bearer echo-key-1" },
    ]);
  });

  test("names the credential that the provider refuses, and never its value", async () => {
    const { id } = await setting.connect();
    setting.answers.push(Response.json({ message: "Bad key" }, { status: 401 }));
    const tested = await check(id);
    expect(tested).toMatchObject({ ok: false, field: "credentials.api_key" });
    expect(JSON.stringify(tested)).not.toContain("echo-key-1");
  });

  test("says where a provider cannot be asked, and asks nothing", async () => {
    const credentials = { kind: "token", webhook_secret: "mute-hook-1" };
    const { id } = await setting.connect({ provider: "mute", credentials });
    expect(await check(id)).toMatchObject({
      ...{ ok: true, detail: "Mute cannot be asked; wait for its first message." },
    });
    expect(setting.asked).toEqual([]);
  });

  test("says that credentials cannot be opened, and asks nothing", async () => {
    const { id } = await setting.connect();
    const tested = await check(id, { vault: openVault(keyOf(9)) });
    expect(tested).toMatchObject({ ok: false, field: "credentials" });
    expect(tested.detail).toMatch(/ENCRYPTION_KEYS/);
    expect(setting.asked).toEqual([]);
  });

  test("says which member a later form of the provider no longer takes", async () => {
    const { id, workspaceId } = await setting.connect();
    await updateConnection(setting.db, workspaceId, id, { settings: { old: 1 } }, null);
    expect(await check(id)).toMatchObject({ ok: false, field: "settings.old" });
  });

  test("warns of messages that were refused within the last day", async () => {
    const { id } = await setting.connect();
    await countRefused(setting.db, id, NOW - 1_000);
    expect((await check(id)).warnings).toEqual([
      expect.stringMatching(
        /^A message was refused at 2026-05-07T11:59:59.000Z: the signature was wrong\. Copy/,
      ),
    ]);
    await countRefused(setting.db, id, NOW);
    expect((await check(id)).warnings).toEqual([
      expect.stringMatching(/^2 messages were refused, the last at/),
    ]);
    setting.time.now = NOW + 24 * 3_600_000 + 1;
    expect((await check(id)).warnings).toEqual([]);
  });

  test("warns of numbers that are not among the workspace's own, few of them by name", async () => {
    const numbers = [1, 2, 3, 4, 5, 6].map((n) => `+1617555012${n}`);
    const { id } = await setting.connect({ numbers });
    for (const number of numbers.slice(1)) {
      await setting.client.send("DELETE", `/v1/phone-numbers/${encodeURIComponent(number)}`);
    }
    expect((await check(id)).warnings).toEqual([
      expect.stringMatching(
        /: \+16175550122, \+16175550123, \+16175550124 and 2 more\. Add what you call from/,
      ),
    ]);
  });

  test("of none that is there is refused", async () => {
    await expect(check("conn_nobody")).rejects.toMatchObject({ code: "not_found" });
  });
});

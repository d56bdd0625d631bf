import { beforeEach, describe, expect, test } from "vitest";
import { openVault } from "../../src/access/vault.ts";
import { changeConnection } from "../../src/connections/change.ts";
import { openConnection } from "../../src/connections/open.ts";
import { getConnection } from "../../src/connections/read.ts";
import { removeConnection } from "../../src/connections/remove.ts";
import { viewConnection } from "../../src/connections/view.ts";
import {
  connectionsOf,
  countRefused,
  findConnection,
  findConnectionById,
  listConnections,
} from "../../src/store/connections.ts";
import { registerProviders } from "../../src/telephony/registry.ts";
import { mute } from "./made-up-providers.ts";
import { CREDENTIALS, connectionSetting, keyOf, NOW, ORIGIN } from "./setting.ts";

let setting: Awaited<ReturnType<typeof connectionSetting>>;
let id: string;
beforeEach(async () => {
  setting = await connectionSetting();
  id = (await setting.connect({ name: "One", numbers: ["+16175550123"], settings: { greeting: "Hi" } })).id;
});

const change = (body: object, origin = ORIGIN, tools: object = {}) =>
  changeConnection({ ...setting.tools, ...tools }, setting.workspaceId, id, body, origin);
const opened = async (tools: object = {}) => {
  const row = await findConnectionById(setting.db, id);
  return row && openConnection({ ...setting.tools, ...tools }, row);
};
const places = (error: unknown) =>
  ((error as { fields?: { field: string }[] }).fields ?? []).map(({ field }) => field);

describe("a change", () => {
  test("sets what it names, leaves the rest, and comes from the origin of its request", async () => {
    setting.time.now = NOW + 1_000;
    const { connection } = await change(
      { name: null, agent_id: setting.otherAgentId },
      "https://new.example",
    );
    const before = { numbers: [{ phone_number: "+16175550123", id: null }], settings: { greeting: "Hi" } };
    expect(connection).toMatchObject({ ...before, name: null, agentId: setting.otherAgentId });
    expect(connection).toMatchObject({ createdAt: NOW, updatedAt: NOW + 1_000 });
    expect(await opened()).toMatchObject({
      ...{ credentials: CREDENTIALS, intakeUrl: `https://new.example/intake/echo/${id}` },
    });
  });

  test("takes back what null stands for", async () => {
    const { connection } = await change({ agents: null, numbers: null, role_map: null, settings: null });
    expect(connection).toMatchObject({ agents: {}, numbers: [], roleMap: {}, settings: {} });
  });

  test("rotates one secret alone", async () => {
    await change({ credentials: { webhook_secret: "echo-hook-2" } });
    expect(await opened()).toMatchObject({
      credentials: { api_key: "echo-key-1", webhook_secret: "echo-hook-2" },
    });
  });

  test("takes a credential away by null, where the provider can do without", async () => {
    await change({ credentials: { region: "eu" } });
    expect((await opened())?.credentials).toEqual({ ...CREDENTIALS, region: "eu" });
    await change({ credentials: { region: null } });
    expect((await opened())?.credentials).toEqual(CREDENTIALS);
    await expect(change({ credentials: { api_key: null } })).rejects.toMatchObject({
      fields: [{ field: "credentials.api_key", message: "A connection to Echo needs it: send it too." }],
    });
  });

  test("takes back what a client read of it, and keeps the secrets", async () => {
    const read = async () =>
      viewConnection(await getConnection(setting.tools, setting.workspaceId, id), setting.tools.providers);
    const before = await read();
    await change({ ...before, name: "Sent back" });
    expect(await read()).toEqual({ ...before, name: "Sent back" });
    expect((await opened())?.credentials).toEqual(CREDENTIALS);
  });

  test("refuses a mask that stands for nothing", async () => {
    const error = await change({ credentials: { region: "set", api_key: "********" } }).catch((e) => e);
    expect(places(error)).toEqual(["credentials.region"]);
    expect((await opened())?.credentials).toEqual(CREDENTIALS);
  });

  test("refuses another provider, and takes the same", async () => {
    expect(places(await change({ provider: "mute" }).catch((e) => e))).toEqual(["provider"]);
    expect((await change({ provider: "echo", name: "Same" })).connection.name).toBe("Same");
  });

  test("saves nothing where one place is wrong", async () => {
    const error = await change({ name: "New", agent_id: "agent_nobody", settings: { x: 1 } }).catch((e) => e);
    expect(places(error)).toEqual(["agent_id", "settings.x"]);
    expect(await findConnection(setting.db, setting.workspaceId, id)).toMatchObject({ name: "One" });
  });

  test("of a connection whose agent was deleted since may leave the agent out", async () => {
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    expect((await change({ name: "Still here" })).connection.agentId).toBe(setting.agentId);
  });

  test("loses no secret to another that comes at the same moment", async () => {
    const settled = await Promise.allSettled([
      change({ credentials: { api_key: "echo-key-2" } }),
      change({ credentials: { webhook_secret: "echo-hook-2" } }),
    ]);
    const done = settled.map(({ status }) => status === "fulfilled");
    for (const one of settled)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    expect(done).toContain(true);
    expect((await opened())?.credentials).toEqual({
      api_key: done[0] ? "echo-key-2" : "echo-key-1",
      webhook_secret: done[1] ? "echo-hook-2" : "echo-hook-1",
    });
  });

  test("begins the count of refused messages anew with new credentials, and only then", async () => {
    await countRefused(setting.db, id, NOW + 1);
    await countRefused(setting.db, id, NOW + 2);
    expect((await change({ name: "Two" })).connection).toMatchObject({ refused: 2, refusedAt: NOW + 2 });
    const { connection } = await change({ credentials: { webhook_secret: "echo-hook-2" } });
    expect(connection).toMatchObject({ refused: 0, refusedAt: null });
  });
});

describe("credentials whose key is gone", () => {
  const lost = { vault: openVault(keyOf(9)) };

  test("open nothing and are shown as lost, and the rest can be read and changed", async () => {
    expect(await opened(lost)).toBeNull();
    const record = await change({ name: "Two" }, ORIGIN, lost);
    const view = viewConnection(record, setting.tools.providers);
    expect(view).toMatchObject({
      name: "Two",
      credentials: {},
      problem: expect.stringMatching(/ENCRYPTION_KEYS/),
    });
  });

  test("are set again as a whole, not in part", async () => {
    const part = await change({ credentials: { api_key: "echo-key-2" } }, ORIGIN, lost).catch((e) => e);
    expect(places(part)).toEqual(["credentials.webhook_secret"]);
    const masked = await change({ credentials: { api_key: "k", webhook_secret: "set" } }, ORIGIN, lost).catch(
      (e) => e,
    );
    expect(places(masked)).toEqual(["credentials.webhook_secret"]);
    const whole = { api_key: "echo-key-2", webhook_secret: "echo-hook-2" };
    await change({ credentials: whole }, ORIGIN, lost);
    expect((await opened(lost))?.credentials).toEqual(whole);
  });
});

describe("a connection to a provider that is no longer there", () => {
  test("is shown as such, opens to nothing, and can only be deleted", async () => {
    const without = { providers: registerProviders(mute) };
    const record = await getConnection(setting.tools, setting.workspaceId, id);
    expect(viewConnection(record, without.providers)).toMatchObject({
      ...{ can: { dial: false, end: false, transfer: false, live_turns: false, fetch_transcript: false } },
      ...{ set_up: [], problem: expect.stringMatching(/no longer has the provider/) },
    });
    expect(await opened(without)).toBeNull();
    await expect(change({ name: "Two" }, ORIGIN, without)).rejects.toMatchObject({ code: "conflict" });
    await removeConnection(setting.db, setting.workspaceId, id);
    await expect(change({ name: "Two" }, ORIGIN, without)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a row", () => {
  test("is found by its id alone, with its workspace; in a workspace only where it is", async () => {
    expect(await findConnectionById(setting.db, id)).toMatchObject({ workspaceId: setting.workspaceId, id });
    expect(await findConnectionById(setting.db, "conn_nobody")).toBeNull();
    const stranger = await connectionSetting();
    expect(await findConnection(setting.db, stranger.workspaceId, id)).toBeNull();
    await expect(removeConnection(setting.db, stranger.workspaceId, id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await findConnectionById(setting.db, id)).not.toBeNull();
  });

  test("counts what was refused under its id, and nothing under another", async () => {
    const other = await setting.connect();
    await Promise.all([1, 2, 3].map(() => countRefused(setting.db, id, NOW + 5)));
    await countRefused(setting.db, "conn_nobody", NOW + 9);
    expect(await findConnectionById(setting.db, id)).toMatchObject({ refused: 3, refusedAt: NOW + 5 });
    expect(await findConnectionById(setting.db, other.id)).toMatchObject({ refused: 0, refusedAt: null });
  });

  test("stands in lists of its workspace: newest first page by page, oldest first for choosing", async () => {
    setting.time.now += 1_000;
    const second = (await setting.connect()).id;
    setting.time.now += 1_000;
    const third = (await setting.connect()).id;
    const page = (after: string | null) =>
      listConnections(setting.db, setting.workspaceId, { limit: 2, offset: 0, after });
    expect((await page(null)).map((row) => row.id)).toEqual([third, second]);
    expect((await page(second)).map((row) => row.id)).toEqual([id]);
    const all = await connectionsOf(setting.db, setting.workspaceId);
    expect(all.map((row) => row.id)).toEqual([id, second, third]);
  });
});

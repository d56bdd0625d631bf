import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { findStoredImport } from "../../src/imports/read-import.ts";
import { startImport } from "../../src/imports/start-import.ts";
import { openDatabase } from "../../src/store/database.ts";
import { claimImport } from "../../src/store/imports.ts";
import { Crash, crashingDatabase } from "../support/crashing-database.ts";
import { callLines, importSetting, numbers } from "./setting.ts";

const LEASE_MS = 60_000;

it("an import is knocked for again where its message was lost, and held as long as its worker may live", async () => {
  const setting = await importSetting();
  const { import_id: id } = await setting.startList(numbers(3));
  expect(await setting.swept()).toEqual([]);
  setting.pass(30_000);
  expect(await setting.swept()).toMatchObject([{ importId: id }]);
  expect(await setting.swept(), "in the same minute").toEqual([]);
  const now = setting.services.clock();
  const never = { unreceivedSince: 0, unbegunSince: 0 };
  const ids = { workspaceId: setting.workspaceId, importId: id };
  expect(await claimImport(setting.client.db, ids, now, now + LEASE_MS, never)).not.toBeNull();
  await setting.step(id);
  expect(await setting.look(id)).toMatchObject({ status: "running", done: 0 });
  setting.pass(LEASE_MS);
  await setting.step(id);
  expect(await setting.look(id)).toMatchObject({ status: "completed", imported: 3 });
  setting.pass(24 * 3_600_000);
  expect(await setting.swept()).toEqual([]);
});

it("a canceled import is never knocked for", async () => {
  const setting = await importSetting();
  const { import_id: id } = await setting.startList(numbers(3));
  await setting.cancel(id);
  setting.pass(24 * 3_600_000);
  expect(await setting.swept()).toEqual([]);
});

describe("an import that nobody begins", () => {
  it("is forgotten after a day, with every row of its file", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startCalls(callLines(3), { begin: false });
    expect(await setting.parts()).toBe(1);
    setting.pass(23 * 3_600_000);
    expect(await setting.swept()).toEqual([]);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({ status: "waiting" });
    setting.pass(3_600_000);
    expect(await setting.swept()).toMatchObject([{ importId: id }]);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "canceled", done: 0, imported: 0 },
      errors: [{ row: 0, message: expect.stringContaining("Nobody began it within a day") }],
    });
    expect([await setting.parts(), await setting.calls()]).toEqual([0, 0]);
    expect((await setting.send("POST", `/v1/imports/${id}/begin`, {})).status).toBe(409);
  });

  it("goes on where somebody begins it in the moment in which it is given up", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startCalls(callLines(3), { begin: false });
    setting.pass(24 * 3_600_000);
    const { DB } = watchedDatabase(env.DB, async () => {
      expect((await setting.send("POST", `/v1/imports/${id}/begin`)).status).toBe(202);
    });
    await setting.step(id, { db: openDatabase(DB) });
    expect(await setting.look(id)).toMatchObject({ status: "running", errors: [] });
    setting.pass(LEASE_MS);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({ status: "completed", imported: 3 });
  });

  it("is forgotten where whoever sent it was cut off, and keeps no row that comes late", async () => {
    const setting = await importSetting();
    const { DB } = crashingDatabase(env.DB, 5, "before");
    const { services, workspaceId } = setting;
    const importer = { workspaceId, name: "Test", scopes: ["*"] };
    const asked = { kind: "calls", content: callLines(3), agent_id: setting.agentId, begin: false };
    const died = await startImport({ ...services, db: openDatabase(DB) }, importer, asked).catch(
      (e: unknown) => e,
    );
    expect(died).toBeInstanceOf(Error);
    expect((died as Error).cause ?? died).toBeInstanceOf(Crash);
    const { body } = await setting.send<{ import_id: string; total: number }[]>("GET", "/v1/imports");
    const id = body[0]?.import_id ?? "";
    expect([body[0]?.total, await setting.parts()]).toEqual([0, 1]);
    setting.pass(10 * 60_000);
    expect(await setting.swept()).toMatchObject([{ importId: id }]);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({
      status: "canceled",
      errors: [{ message: "The file did not arrive whole: send it again." }],
    });
    expect(await setting.parts()).toBe(0);
    expect((await findStoredImport(setting.client.db, { workspaceId, importId: id })).dueAt).toBeNull();
  });
});

/** The same database, with something that happens once, before its first batch. */
function watchedDatabase(binding: D1Database, happens: () => Promise<void>) {
  let isOver = false;
  const DB = new Proxy(binding, {
    get(target, member) {
      const value: unknown = Reflect.get(target, member);
      if (member !== "batch") return typeof value === "function" ? value.bind(target) : value;
      return async (statements: D1PreparedStatement[]) => {
        if (!isOver) {
          isOver = true;
          await happens();
        }
        return target.batch(statements);
      };
    },
  });
  return { DB };
}

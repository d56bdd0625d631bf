import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { AGENT } from "../calls/setting.ts";
import { crashingDatabase, type Moment } from "../support/crashing-database.ts";
import { callBody, callLines, importSetting, lines, numbers } from "./setting.ts";

const LEASE_MS = 60_000;
/** Dozens of calls, on a machine that has other work. */
const BUSY_MS = 30_000;
const moments: Moment[] = ["before", "after"];

/** The import of each kind in its shortest form that has several saves, some rows there before, and one that is refused. */
const KINDS = {
  suppressions: {
    total: 2_402,
    start: async () => {
      const setting = await importSetting();
      await setting.startList(numbers(1));
      await setting.work();
      const { import_id: id } = await setting.startList(`${numbers(2_400)}\nnobody\n${numbers(1)}`);
      return { setting, id, count: setting.listed };
    },
    outcome: { imported: 2_399, already: 2, refused: 1 },
    there: 2_400,
  },
  calls: {
    total: 8,
    start: async () => {
      const setting = await importSetting({
        ...AGENT,
        post_call_actions: [],
        webhook_url: "https://crm.example/",
      });
      await setting.ingest({ provider_call_id: "seen" });
      const rows = [1, 2, 3, 4, 5].map((n) => callBody(n));
      const content = lines(...rows, callBody(1), { provider_call_id: "wordless" }, callBody(6));
      const { import_id: id } = await setting.startCalls(content);
      return { setting, id, count: setting.calls };
    },
    outcome: { imported: 6, already: 1, refused: 1 },
    there: 7,
  },
};

describe.each(["suppressions", "calls"] as const)("an import of %s whose worker dies", (kind) => {
  const { start, outcome, there, total } = KINDS[kind];

  it.each(moments)(
    "%s any of its steps is taken in once, and counted once",
    async (moment) => {
      const steps = await stepsOf(start);
      expect(steps).toBeGreaterThan(5);
      for (let at = 1; at <= steps; at++) {
        const { setting, id, count } = await start();
        const { DB } = crashingDatabase(env.DB, at, moment);
        const died = await setting.step(id, { db: openDatabase(DB) }).catch((error: unknown) => error);
        // What a query of drizzle throws has the crash for its cause.
        expect(String(died instanceof Error ? (died.cause ?? died) : died)).toContain("Crash");
        setting.importKnocks.length = 0;
        setting.pass(LEASE_MS);
        await setting.step(id);
        await setting.work();
        const view = await setting.look(id);
        const said = { status: "completed", total, done: total, ...outcome };
        expect(view, `${moment} ${at}`).toMatchObject(said);
        expect(view.errors).toHaveLength(outcome.refused);
        expect([await count(), await setting.parts()]).toEqual([there, 0]);
        if (kind === "calls") {
          const ended = await setting.client.db.query.deliveries.findMany({
            where: (row, { eq, and }) =>
              and(eq(row.workspaceId, setting.workspaceId), eq(row.eventType, "call.ended")),
          });
          expect(ended).toHaveLength(there);
        }
      }
    },
    60_000,
  );
});

/** How often the database is asked by the message that does it all. */
async function stepsOf(
  start: () => Promise<{ setting: Awaited<ReturnType<typeof importSetting>>; id: string }>,
) {
  const { setting, id } = await start();
  const { DB, asked } = crashingDatabase(env.DB, 0, "before");
  await setting.step(id, { db: openDatabase(DB) });
  return asked();
}

describe("an import", () => {
  it("is worked on by one of messages that come twice", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startCalls(callLines(8));
    await Promise.all([setting.step(id), setting.step(id), setting.step(id)]);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({ status: "completed", done: 8, imported: 8, already: 0 });
    expect([await setting.calls(), setting.knocks.calls.length]).toEqual([8, 8]);
  });

  it("does not let a worker that was thought dead count what another has counted", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startList(`${numbers(3)}\nnobody`);
    let isFirst = true;
    const late = {
      requestSuppression: async () => {},
      db: openDatabase(
        new Proxy(env.DB, {
          get(target, member) {
            const value: unknown = Reflect.get(target, member);
            if (member !== "batch") return typeof value === "function" ? value.bind(target) : value;
            return async (statements: D1PreparedStatement[]) => {
              if (isFirst) {
                isFirst = false;
                setting.pass(LEASE_MS);
                await setting.step(id);
              }
              return target.batch(statements);
            };
          },
        }),
      ),
    };
    await setting.step(id, late);
    expect(await setting.look(id)).toMatchObject({ status: "completed", done: 4, imported: 3, refused: 1 });
    expect(await setting.listed()).toBe(3);
  });
});

describe("an import that is canceled", () => {
  it(
    "midway keeps what is in, takes in no more, and forgets the rest of the file",
    async () => {
      const setting = await importSetting();
      const { import_id: id } = await setting.startCalls(callLines(55));
      await setting.step(id);
      expect(await setting.parts()).toBe(1);
      const { body } = await setting.cancel(id);
      expect(body).toMatchObject({ status: "canceled", total: 55, done: 15, imported: 15 });
      expect(await setting.parts()).toBe(0);
      await setting.work();
      await setting.step(id);
      expect([await setting.calls(), (await setting.look(id)).imported]).toEqual([15, 15]);
    },
    BUSY_MS,
  );

  it("while rows are being taken in counts those, and stops behind them", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startCalls(callLines(12));
    let isFirst = true;
    await setting.step(id, {
      requestFollowUp: async () => {
        if (isFirst) await setting.cancel(id);
        isFirst = false;
      },
    });
    expect(await setting.look(id)).toMatchObject({ status: "canceled", done: 5, imported: 5 });
    expect([await setting.calls(), await setting.parts()]).toEqual([5, 0]);
  });

  it("after its end stays as it is", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startList(numbers(2));
    await setting.work();
    const { forecast: _, ...over } = await setting.look(id);
    expect((await setting.cancel(id)).body).toEqual(over);
  });
});

import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { stepImport } from "../../../src/imports/step-import.ts";
import { sweep } from "../../../src/jobs/sweep.ts";
import {
  analyses,
  backtestCalls,
  calls,
  deadLetters,
  exportJobs,
  imports,
  reanalysisBatches,
  replays,
} from "../../../src/store/schema.ts";
import { READ_OTHERWISE, setUp } from "../../analyses/long-backtest/setting.ts";
import { scriptedModel } from "../../support/scripted-model.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Setting = Awaited<ReturnType<typeof setUp>>;

/** The sweep at the full hour, so many days later. */
async function sweepAfter(setting: Setting, days: number) {
  const { services, pass } = setting;
  const later = services.clock() + days * DAY_MS;
  pass(Math.ceil(later / HOUR_MS) * HOUR_MS - services.clock());
  await sweep({ ...services, log: () => {} });
}

it("a back-test goes a month after it has ended, with what it found, and the calls stay", async () => {
  const setting = await setUp({ calls: 2 });
  const { workspaceId, client } = setting;
  const { backtest_id: id } = (await setting.start()).body;
  await setting.work(scriptedModel(READ_OTHERWISE));
  const found = () => client.db.select().from(backtestCalls).where(eq(backtestCalls.backtestId, id));
  await sweepAfter(setting, 29);
  expect(await setting.look(id)).toMatchObject({ status: "completed", done: 2 });
  expect(await found()).toHaveLength(2);
  await sweepAfter(setting, 2);
  expect((await client.send("GET", `/v1/backtests/${id}`)).status).toBe(404);
  expect(await found()).toEqual([]);
  expect(await client.db.$count(calls, eq(calls.workspaceId, workspaceId))).toBe(2);
  expect(await client.db.$count(analyses, eq(analyses.workspaceId, workspaceId))).toBe(2);
});

it("a back-test that still goes on stays, however old", async () => {
  const setting = await setUp();
  const { backtest_id: id } = (await setting.start()).body;
  await sweepAfter(setting, 400);
  expect(await setting.look(id)).toMatchObject({ status: "running" });
});

it("any number of old back-tests go, some in each hour", async () => {
  const setting = await setUp();
  for (let made = 0; made < 13; made++) await setting.start();
  await setting.work(scriptedModel(READ_OTHERWISE));
  await sweepAfter(setting, 31);
  expect((await setting.client.send("GET", "/v1/backtests")).body).toEqual([]);
});

it("replays, re-analyses of many calls and lost messages go after three months; what is not over stays", async () => {
  const setting = await setUp();
  const { workspaceId, agentId, services, client } = setting;
  const createdAt = services.clock();
  const { db } = client;
  const of = { workspaceId, createdAt };
  for (const [id, dueAt] of [
    ["over", null],
    ["due", createdAt + 400 * DAY_MS],
  ] as const) {
    await db.insert(replays).values({ ...of, id: `replay_${id}`, filter: {}, total: 1, dueAt });
    await db.insert(reanalysisBatches).values({
      ...{ ...of, id: `batch_${id}`, agentId, agentVersion: 1, fireActions: false },
      ...{ selection: { filter: {} }, total: 1, dueAt },
    });
  }
  await db.insert(deadLetters).values({ ...of, id: "dead_1", queue: "q", message: {}, reason: "Lost." });
  const left = async () => ({
    replays: (await db.select().from(replays).where(eq(replays.workspaceId, workspaceId))).map(
      ({ id }) => id,
    ),
    batches: (
      await db.select().from(reanalysisBatches).where(eq(reanalysisBatches.workspaceId, workspaceId))
    ).map(({ id }) => id),
    letters: await db.$count(
      deadLetters,
      and(eq(deadLetters.workspaceId, workspaceId), eq(deadLetters.id, "dead_1")),
    ),
  });
  await sweepAfter(setting, 89);
  expect(await left()).toEqual({
    replays: ["replay_due", "replay_over"],
    batches: ["batch_due", "batch_over"],
    letters: 1,
  });
  await sweepAfter(setting, 2);
  expect(await left()).toEqual({ replays: ["replay_due"], batches: ["batch_due"], letters: 0 });
});

it("an export goes after three months and an import after one, with the rows that it refused", async () => {
  const setting = await setUp({ calls: 1 });
  const { client, workspaceId } = setting;
  setting.services.requestExport = async () => {};
  setting.services.requestImport = async () => {};
  const of = async (path: string, body: object) =>
    String((await setting.send<Record<string, unknown>>("POST", path, body)).body.export_id);
  const canceled = await of("/v1/exports", { kind: "calls" });
  await setting.send("POST", `/v1/exports/${canceled}/cancel`);
  await setting.send("POST", "/v1/imports", { kind: "suppressions", content: "nobody" });
  const { body } = await setting.send<{ import_id: string }[]>("GET", "/v1/imports");
  await stepImport(setting.services, { workspaceId, importId: body[0]?.import_id ?? "" });
  const left = async () => [
    await client.db.$count(exportJobs, eq(exportJobs.workspaceId, workspaceId)),
    await client.db.$count(imports, eq(imports.workspaceId, workspaceId)),
  ];
  await sweepAfter(setting, 29);
  expect(await left()).toEqual([1, 1]);
  await sweepAfter(setting, 2);
  expect(await left()).toEqual([1, 0]);
  await sweepAfter(setting, 60);
  expect(await left()).toEqual([0, 0]);
});

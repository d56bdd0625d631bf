import { beforeAll, describe, expect, it } from "vitest";
import type { BatchView } from "../../src/analyses/batch-view.ts";
import { READ } from "../calls/setting.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";
import { type Asked, type ReanalysisSetting, reanalysisSetting, SECOND } from "./setting.ts";

type Answer = BatchView & Pick<Asked, "errors">;

const start = async (setting: ReanalysisSetting, body: object = {}) => {
  setting.pass(1_000);
  return setting.send<Answer>("POST", `/v1/agents/${setting.agentId}/reanalyze`, body);
};
const look = async (setting: ReanalysisSetting, batchId: string) =>
  (await setting.send<Answer>("GET", `/v1/reanalyses/${batchId}`)).body;

/** Handles every message until there is none. */
async function work(setting: ReanalysisSetting) {
  for (;;) {
    const batch = setting.batches.shift();
    const ids = batch ? undefined : setting.reanalyses.shift();
    if (batch) await setting.spread(batch.batchId);
    else if (ids) await setting.again(ids.callId, ids.analysisId);
    else return;
  }
}

describe("a batch of re-analyses", () => {
  it("is answered with what it is about, and ends with what became of its calls", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const calls = [await setting.analyzed(), await setting.analyzed(), await setting.analyzed()];
    await setting.change(SECOND);
    const { status, headers, body } = await start(setting, { agent_version: 2 });
    expect(status).toBe(202);
    expect(headers.get("location")).toBe(`/v1/reanalyses/${body.batch_id}`);
    expect(body).toMatchObject({
      batch_id: expect.stringMatching(/^batch_/),
      agent_id: setting.agentId,
      agent_version: 2,
      fire_actions: false,
      selection: {},
      status: "running",
      total: 3,
      pending: 3,
    });
    const answers = [READ, failing("refused"), READ];
    const quiet = scriptedModel(...answers);
    setting.services.models = [quiet];
    await work(setting);
    expect(await look(setting, body.batch_id)).toMatchObject({
      status: "completed",
      ...{ total: 3, pending: 0, completed: 2, skipped: 0, failed: 1, canceled: 0 },
      ...{ changed_calls: 2, cost_usd: 0, unpriced_analyses: 2 },
    });
    const versions = await Promise.all(calls.map(async (id) => (await setting.read(id)).analysis));
    expect(versions.map(({ agent_version }) => agent_version)).toEqual([2, 1, 2]);
    const listed = await setting.send<Answer[]>("GET", "/v1/reanalyses");
    expect(listed.body).toMatchObject([{ batch_id: body.batch_id, status: "completed", completed: 2 }]);
  });

  it("reads exactly its calls, each once, however often its messages come", { timeout: 60_000 }, async () => {
    const setting = await reanalysisSetting({ agent: { agent_name: "Line" } });
    for (let i = 0; i < 250; i += 25) {
      await Promise.all(Array.from({ length: 25 }, () => setting.analyzed()));
    }
    const waiting = await setting.ingest();
    const { body } = await start(setting);
    expect(body.total).toBe(250);
    setting.pass(1_000);
    const late = await setting.analyzed();
    const batchId = body.batch_id;
    while (setting.batches.splice(0).length > 0) {
      await Promise.all([setting.spread(batchId), setting.spread(batchId), setting.spread(batchId)]);
    }
    await setting.spread(batchId);
    expect(await look(setting, batchId)).toMatchObject({ status: "running", total: 250, pending: 250 });
    const rows = await setting.client.db.query.reanalyses.findMany({
      where: (row, { eq }) => eq(row.batchId, batchId),
    });
    const read = new Set(rows.map(({ callId }) => callId));
    expect([rows.length, read.size, read.has(waiting), read.has(late)]).toEqual([250, 250, false, false]);
    const knocked = setting.reanalyses.map(({ callId }) => callId).sort();
    expect(knocked).toEqual([...read].sort());
    await work(setting);
    expect(await look(setting, batchId)).toMatchObject({ status: "completed", skipped: 250, pending: 0 });
  });

  it("fires actions where that was asked", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(reading({}), READ)] });
    const callId = await setting.analyzed();
    await start(setting, { fire_actions: true });
    await work(setting);
    expect(setting.knocks.runs).toMatchObject([{ callId, name: "Auto follow-up" }]);
    await setting.perform(callId, "Auto follow-up");
    expect((await setting.read(callId)).actions[0]).toMatchObject({ status: "done" });
  });
});

describe("the selection of a batch", () => {
  let setting: ReanalysisSetting;
  /** Oldest first; the third was read again by version 2. */
  let ids: string[];
  let times: number[];
  beforeAll(async () => {
    setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    ids = [];
    times = [];
    for (const change of [{ direction: "outbound" }, { status: "voicemail" }, {}, {}]) {
      times.push(setting.services.clock());
      ids.push(await setting.analyzed(change));
    }
    await setting.change(SECOND);
    await setting.again(ids[2] ?? "", await setting.ask(ids[2] ?? ""));
    await setting.send("PATCH", `/v1/calls/${ids[3]}/analysis`, { data: { customer_name: "J" } });
  });
  const at = (call: number) => new Date(times[call] ?? 0).toISOString();

  it.each([
    ["all", () => ({}), [0, 1, 2, 3]],
    ["ids", () => ({ call_ids: [ids[3], ids[0]] }), [0, 3]],
    ["direction", () => ({ filter: { direction: "outbound" } }), [0]],
    ["status", () => ({ filter: { status: "voicemail" } }), [1]],
    ["a time from which on", () => ({ filter: { created_after: at(2) } }), [2, 3]],
    ["a time before which", () => ({ filter: { created_before: at(2) } }), [0, 1]],
    ["the version that read them", () => ({ filter: { analyzed_by_version: 1 } }), [0, 1, 3]],
    ["marks", () => ({ filter: { needs_review: true } }), []],
    [
      "several at once",
      () => ({ filter: { created_after: at(1), created_before: at(3), analyzed_by_version: 2 } }),
      [2],
    ],
  ])("goes by %s", async (_, body, expected) => {
    const asked = await start(setting, body());
    expect(asked.body.total).toBe(expected.length);
    setting.reanalyses.length = 0;
    await setting.spread(asked.body.batch_id);
    const selected = setting.reanalyses.map(({ callId }) => ids.indexOf(callId));
    expect(selected).toEqual(expected);
  });

  it("is refused where it names what is no call of the agent", async () => {
    const other = await reanalysisSetting();
    const foreign = await other.analyzed();
    const { status, body } = await start(setting, { call_ids: [ids[0], "call_none", ids[1], foreign] });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["call_ids.1", "call_ids.3"]);
  });

  it.each([
    [{ call_ids: [] }, "call_ids"],
    [{ call_ids: ["call_1"], filter: {} }, "filter"],
    [{ filter: { colour: "red" } }, "filter.colour"],
    [{ agent_version: 7 }, "agent_version"],
    [{ everything: true }, "everything"],
  ])("is refused by name: %j", async (body, field) => {
    const answer = await start(setting, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.field)).toEqual([field]);
  });

  it("is another workspace's secret", async () => {
    const other = await reanalysisSetting();
    const { body } = await start(setting);
    const path = `/v1/agents/${setting.agentId}/reanalyze`;
    expect((await other.send("POST", path, {})).status).toBe(404);
    expect((await other.send("GET", `/v1/reanalyses/${body.batch_id}`)).status).toBe(404);
    expect((await other.send("POST", `/v1/reanalyses/${body.batch_id}/cancel`)).status).toBe(404);
    expect((await other.send("GET", "/v1/reanalyses")).body).toEqual([]);
    expect((await look(setting, body.batch_id)).status).toBe("running");
  });
});

describe("a canceled batch", () => {
  const cancel = async (setting: ReanalysisSetting, batchId: string) =>
    (await setting.send<Answer>("POST", `/v1/reanalyses/${batchId}/cancel`)).body;

  it("reads what has begun and nothing more", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    for (let i = 0; i < 3; i++) await setting.analyzed();
    const { body } = await start(setting);
    await setting.spread(body.batch_id);
    const [first, second] = setting.reanalyses;
    await setting.again(first?.callId ?? "", first?.analysisId ?? "");
    const slow = {
      id: "slow",
      read: async () => {
        expect(await cancel(setting, body.batch_id)).toMatchObject({ status: "canceled", pending: 1 });
        return READ;
      },
    };
    await setting.again(second?.callId ?? "", second?.analysisId ?? "", { models: [slow] });
    await work(setting);
    const over = await look(setting, body.batch_id);
    expect(over).toMatchObject({ status: "canceled", total: 3, pending: 0, completed: 2, canceled: 1 });
    expect(await cancel(setting, body.batch_id)).toEqual(over);
  });

  it("hands out no more calls", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    await setting.analyzed();
    const { body } = await start(setting);
    await cancel(setting, body.batch_id);
    await work(setting);
    expect(await look(setting, body.batch_id)).toMatchObject({
      status: "canceled",
      completed: 0,
      canceled: 1,
    });
  });

  it("has no effect on one that is over", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    await setting.analyzed();
    const { body } = await start(setting);
    await work(setting);
    expect(await cancel(setting, body.batch_id)).toMatchObject({ status: "completed", completed: 1 });
  });

  it("takes nothing from a reader whose re-analysis was taken back", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(reading({}))] });
    const callId = await setting.analyzed();
    const { body } = await start(setting, { fire_actions: true });
    await setting.spread(body.batch_id);
    const analysisId = setting.reanalyses[0]?.analysisId ?? "";
    const slow = {
      id: "slow",
      read: async () => {
        setting.pass(setting.services.analysisLeaseMs);
        await setting.again(callId, analysisId, { models: [scriptedModel(failing("timeout"))] });
        await cancel(setting, body.batch_id);
        return READ;
      },
    };
    const before = await setting.read(callId);
    await setting.again(callId, analysisId, { models: [slow] });
    expect(await setting.read(callId)).toEqual(before);
    expect(await setting.history(callId)).toHaveLength(1);
    expect(setting.knocks.runs).toEqual([]);
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { ComparedCall } from "../../../src/analyses/compare-call.ts";
import { SECOND_ROUND_AFTER_MS } from "../../../src/analyses/step-backtest.ts";
import type { ExtractionModel } from "../../../src/extraction/model.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { READ } from "../../calls/setting.ts";
import { countRoundTrips } from "../../support/round-trips.ts";
import { failing, scriptedModel } from "../../support/scripted-model.ts";
import { type Answer, READ_OTHERWISE, setUp } from "./setting.ts";

describe("a long back-test", () => {
  it("is accepted at once, and ends with what the short one says of the same calls", async () => {
    const setting = await setUp({ calls: 6 });
    const { agentId, callIds } = setting;
    const { status, headers, body } = await setting.start();
    expect(status).toBe(202);
    expect(headers.get("location")).toBe(`/v1/backtests/${body.backtest_id}`);
    expect(body).toMatchObject({
      backtest_id: expect.stringMatching(/^bt_/),
      ...{ agent_id: agentId, agent_version: 1, status: "running", total: 6, done: 0, finished_at: null },
      summary: { calls: 0, cost_usd: 0 },
    });
    const answers = () => scriptedModel(READ_OTHERWISE, READ, READ, READ, failing("refused"), READ_OTHERWISE);
    await setting.work(answers());
    const over = await setting.look(body.backtest_id);
    expect(over).toMatchObject({ status: "completed", done: 6, missing: 0, finished_at: expect.any(String) });
    setting.services.models = [answers()];
    const short = await setting.send<{ summary: object; calls: ComparedCall[] }>(
      "POST",
      `/v1/agents/${agentId}/backtest`,
      { draft: {} },
    );
    expect(over.summary).toEqual(short.body.summary);
    expect(over.summary).toMatchObject({
      ...{ calls: 6, calls_changed: 2, failed: 1, values: { changed: 2, lost: 2 } },
      actions_by_name: { "Auto follow-up": { would_fire: 0, would_no_longer_fire: 2 } },
    });
    const [newest, , , , failed, oldest] = callIds.toReversed();
    const found = await setting.found(body.backtest_id);
    expect(found.map(({ call_id, status: ended }) => [call_id, ended])).toEqual([
      [newest, "completed"],
      [failed, "failed"],
      [oldest, "completed"],
    ]);
    expect(found[0]?.changes).toEqual(short.body.calls[0]?.changes);
    expect(found[0]?.actions, "only what differs").toMatchObject([{ change: "would_no_longer_fire" }]);
    const { body: listed } = await setting.send<Answer[]>("GET", "/v1/backtests");
    expect(listed).toMatchObject([{ backtest_id: body.backtest_id, status: "completed", done: 6 }]);
    expect(listed[0]).not.toHaveProperty("draft");
  });

  it("pages through the calls that it found", async () => {
    const setting = await setUp({ calls: 3 });
    const { body } = await setting.start();
    await setting.work(scriptedModel(READ_OTHERWISE, READ_OTHERWISE, READ_OTHERWISE));
    const path = `/v1/backtests/${body.backtest_id}/calls`;
    const first = await setting.send<ComparedCall[]>("GET", `${path}?limit=2`);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await setting.send<ComparedCall[]>("GET", next);
    expect([...first.body, ...second.body].map(({ call_id }) => call_id)).toEqual(
      setting.callIds.toReversed(),
    );
  });

  it("reads twenty calls a message at most, four at once, and asks the model once for each", async () => {
    const setting = await setUp({ calls: 23 });
    const { body } = await setting.start();
    let [now, most, asked] = [0, 0, 0];
    const model: ExtractionModel = {
      id: "counting",
      async read() {
        asked++;
        most = Math.max(most, ++now);
        await Promise.resolve();
        now--;
        return READ;
      },
    };
    const { DB, trips } = countRoundTrips(env.DB);
    await setting.step(body.backtest_id, { models: [model], db: openDatabase(DB) });
    expect([asked, most]).toEqual([20, 4]);
    // The claim, the calls and what belongs to them, and transcripts and a save for each four.
    expect(trips()).toBe(13);
    expect(await setting.look(body.backtest_id)).toMatchObject({ status: "running", done: 20 });
    await setting.step(body.backtest_id, { models: [model] });
    expect(asked).toBe(23);
    expect(await setting.look(body.backtest_id)).toMatchObject({ status: "completed", done: 23 });
  });

  it("leaves the rest to the next message where a model takes its time", async () => {
    const setting = await setUp({ calls: 9 });
    const { body } = await setting.start();
    const slow = {
      id: "slow",
      read: async () => {
        setting.pass(2_000);
        return READ;
      },
    };
    await setting.step(body.backtest_id, { models: [slow] });
    expect(await setting.look(body.backtest_id)).toMatchObject({ status: "running", done: 4 });
    expect(setting.knocks).toHaveLength(2);
    await setting.work(slow);
    expect(await setting.look(body.backtest_id)).toMatchObject({ status: "completed", done: 9 });
  });

  it("reads each call once, however often its messages come", async () => {
    const setting = await setUp({ calls: 6 });
    const { body } = await setting.start();
    const model = scriptedModel(READ_OTHERWISE);
    const id = body.backtest_id;
    const twice = {
      id: "meanwhile",
      read: async () => {
        await setting.step(id, { models: [model] });
        return READ;
      },
    };
    await Promise.all([setting.step(id, { models: [twice] }), setting.step(id, { models: [twice] })]);
    await setting.step(id, { models: [model] });
    expect(model.asked).toEqual([]);
    expect(await setting.look(id)).toMatchObject({ status: "completed", summary: { calls: 6, failed: 0 } });
  });

  it("is over at once where the agent has no analyzed call", async () => {
    const setting = await setUp({ calls: 0 });
    const { status, body } = await setting.start();
    expect([status, body.status, body.total]).toEqual([202, "completed", 0]);
    expect(setting.knocks).toEqual([]);
  });
});

describe("calls for which no model could be reached", () => {
  it("are read once more when the others are done, after a while, and count once", async () => {
    const setting = await setUp({ calls: 6 });
    const { backtest_id: id } = (await setting.start()).body;
    const away = failing("out_of_capacity");
    const first = scriptedModel(READ, away, READ, away, READ_OTHERWISE, READ);
    const outcome = await setting.step(id, { models: [first] });
    const at = setting.services.clock() + SECOND_ROUND_AFTER_MS;
    expect(outcome).toMatchObject({ kind: "retry", at });
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "running", done: 4, missing: 0 },
      summary: { calls: 4, calls_changed: 1, failed: 0 },
    });
    expect(await setting.found(id)).toHaveLength(1);
    setting.pass(SECOND_ROUND_AFTER_MS);
    const second = scriptedModel(READ_OTHERWISE, READ);
    await setting.step(id, { models: [second] });
    expect(second.asked).toHaveLength(2);
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "completed", done: 6, missing: 0 },
      summary: { calls: 6, calls_changed: 2, failed: 0 },
    });
    const [newest, , , , , oldest] = setting.callIds.toReversed();
    const found = (await setting.found(id)).map(({ call_id }) => call_id);
    expect(found).toHaveLength(2);
    expect(found).not.toContain(newest);
    expect(found).not.toContain(oldest);
  });

  it("are given up after that, with the reason, and asked for no more", async () => {
    const setting = await setUp({ calls: 3 });
    const { backtest_id: id } = (await setting.start()).body;
    const model = scriptedModel(failing("timeout"));
    await setting.step(id, { models: [model] });
    setting.pass(SECOND_ROUND_AFTER_MS);
    await setting.work(model);
    await setting.step(id, { models: [model] });
    expect(model.asked).toHaveLength(6);
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "completed", done: 3 },
      summary: { calls: 3, failed: 3, cost_usd: 0 },
    });
    expect((await setting.found(id)).map(({ reason }) => reason)).toEqual(Array(3).fill("timeout"));
  });

  it("cost what was paid for the reading that counts", async () => {
    const setting = await setUp({ calls: 2 });
    const { backtest_id: id } = (await setting.start()).body;
    const priced = (...script: Parameters<typeof scriptedModel>) => ({
      ...scriptedModel(...script),
      id: "@cf/openai/gpt-oss-20b",
    });
    await setting.step(id, { models: [priced(READ, failing("rate_limited"))] });
    const once = (await setting.look(id)).summary.cost_usd ?? 0;
    setting.pass(SECOND_ROUND_AFTER_MS);
    await setting.step(id, { models: [priced(READ)] });
    expect(once).toBeGreaterThan(0);
    expect((await setting.look(id)).summary.cost_usd).toBeCloseTo(2 * once, 9);
  });

  it("are not lost where the message of the second round is", async () => {
    const setting = await setUp({ calls: 1 });
    const { backtest_id: id } = (await setting.start()).body;
    await setting.step(id, { models: [scriptedModel(failing("network"))] });
    setting.knocks.length = 0;
    setting.pass(SECOND_ROUND_AFTER_MS + 1);
    await setting.step(id, { models: [scriptedModel(READ)] });
    expect(await setting.look(id)).toMatchObject({ status: "completed", summary: { failed: 0 } });
  });
});

describe("a canceled back-test", () => {
  it("keeps what was being read, and asks no model for more", async () => {
    const setting = await setUp({ calls: 6 });
    const { backtest_id: id } = (await setting.start()).body;
    const canceling = {
      id: "canceling",
      read: async () => {
        expect((await setting.cancel(id)).body).toMatchObject({ status: "canceled", done: 0 });
        return READ_OTHERWISE;
      },
    };
    await setting.step(id, { models: [canceling] });
    const model = scriptedModel(READ);
    setting.knocks.push({ workspaceId: setting.workspaceId, backtestId: id });
    await setting.work(model);
    expect(model.asked).toEqual([]);
    expect(await setting.look(id)).toMatchObject({ status: "canceled", done: 4, summary: { calls: 4 } });
    expect(await setting.found(id)).toHaveLength(4);
  });

  it("that was over stays as it is", async () => {
    const setting = await setUp();
    const { backtest_id: id } = (await setting.start()).body;
    await setting.work(scriptedModel(READ));
    const over = await setting.look(id);
    expect((await setting.cancel(id)).body).toEqual(over);
  });
});

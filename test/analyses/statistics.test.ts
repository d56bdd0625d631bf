import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { countedDatabase, noCount } from "../../bench/counted.ts";
import { statistics } from "../../src/analyses/statistics.ts";
import { idsAt } from "../../src/id.ts";
import { openDatabase } from "../../src/store/database.ts";
import { analyses } from "../../src/store/schema.ts";
import { AGENT, callSetting, READ, register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";

const DAY_MS = 86_400_000;

const agent = {
  ...AGENT,
  post_call_data_extraction: AGENT.post_call_data_extraction.map((field) => ({
    ...field,
    required: field.name === "callback_number",
  })),
};

type Statistics = Awaited<ReturnType<typeof statistics>>;

async function statisticsSetting() {
  const setting = await callSetting({ agent, models: [scriptedModel(READ)] });
  Object.assign(setting.services, { newId: idsAt(setting.services.clock) });
  const { client, agentId } = setting;
  return {
    ...setting,
    analyzed: async (change: object = {}, process: Parameters<typeof setting.process>[1] = {}) => {
      const callId = await setting.ingest(change);
      await setting.process(callId, process);
      return callId;
    },
    correct: async (callId: string, body: object) => {
      expect((await client.send("PATCH", `/v1/calls/${callId}/analysis`, body)).status).toBe(200);
    },
    stats: async (query = "", path = `/v1/agents/${agentId}/stats`) =>
      (await client.send<Statistics>("GET", `${path}${query}`)).body,
  };
}

const NO_CALLS = {
  calls: { total: 0, by_status: {}, by_direction: {}, duration_ms_total: 0 },
  analyses: { completed: 0, skipped: 0, failed: 0, pending: 0, needs_review: 0, by_model: {} },
  usage: { input_tokens: 0, output_tokens: 0 },
  ...{ cost_usd: 0, unpriced_analyses: 0, latency_ms: { median: null, p95: null }, fields: {}, actions: {} },
};

describe("GET /v1/agents/{id}/stats", () => {
  it("is all noughts where there are no calls", async () => {
    const { stats, agentId } = await statisticsSetting();
    const body = await stats();
    expect(body).toEqual({ agent_id: agentId, days: 30, since: expect.any(String), ...NO_CALLS });
    expect(Date.now() - Date.parse(body.since)).toBeGreaterThanOrEqual(30 * DAY_MS);
  });

  it("counts calls, analyses, tokens, fields and actions", async () => {
    const { stats, analyzed, ingest, client } = await statisticsSetting();
    await analyzed();
    await analyzed({ direction: "outbound" });
    await analyzed({ status: "no_answer", duration_ms: 0, transcript: "Agent: Hello?" });
    await analyzed({}, { models: [scriptedModel(failing("refused"))] });
    await ingest();
    // Another agent's call counts for the workspace alone.
    const { agent_id } = await register(client, { ...agent, agent_name: "Other" });
    await analyzed({ agent_id });
    const body = await stats();
    expect(body).toMatchObject({
      calls: {
        ...{ total: 5, by_status: { completed: 4, no_answer: 1 }, duration_ms_total: 240_000 },
        by_direction: { inbound: 4, outbound: 1 },
      },
      analyses: {
        completed: 2,
        skipped: 1,
        failed: 1,
        pending: 1,
        needs_review: 2,
        by_model: { scripted: 2 },
      },
      ...{ usage: { input_tokens: 200, output_tokens: 20 }, cost_usd: 0, unpriced_analyses: 2 },
      latency_ms: { median: 0, p95: 0 },
      actions: {
        "Auto follow-up": { done: 0, skipped: 2, failed: 0, pending: 2 },
        "Lead to CRM": { done: 0, skipped: 4, failed: 0, pending: 0 },
      },
    });
    expect(body.fields.customer_name).toEqual({
      ...{ analyzed: 2, given: 2, statuses: { grounded: 2 }, needs_review: 0 },
      ...{ checked: 0, right: 0, accuracy: null },
    });
    expect(body.fields.callback_number).toMatchObject({
      ...{ analyzed: 2, given: 0, statuses: { not_mentioned: 2 }, needs_review: 2 },
    });
    const { agent_id: _, ...all } = await stats("?days=1", "/v1/agents/stats/global");
    expect(all).toMatchObject({ days: 1, calls: { total: 6 }, analyses: { completed: 3 } });
    expect(_).toBeUndefined();
  });

  it("measures accuracy on what people corrected or confirmed", async () => {
    const { stats, analyzed, correct } = await statisticsSetting();
    const [one, two, three] = [await analyzed(), await analyzed(), await analyzed()];
    await correct(one, { data: { customer_name: "Jane Rowe", callback_number: null } });
    await correct(two, { data: { customer_name: "Jane Roe", follow_up_date: "2026-05-05T11:30:00Z" } });
    await correct(three, { data: { customer_name: null, callback_number: "5551234567" } });
    const { fields, analyses } = await stats();
    expect(fields).toMatchObject({
      customer_name: {
        analyzed: 3,
        given: 3,
        checked: 3,
        right: 1,
        accuracy: 1 / 3,
        statuses: { grounded: 3 },
      },
      callback_number: { checked: 2, right: 1, accuracy: 0.5, needs_review: 1 },
      follow_up_date: { checked: 1, right: 1, accuracy: 1 },
      follow_up_required: { checked: 0, right: 0, accuracy: null },
    });
    expect(analyses.needs_review).toBe(1);
    await correct(three, { remove: ["customer_name", "callback_number"] });
    expect((await stats()).fields.customer_name).toMatchObject({ checked: 2, right: 1, accuracy: 0.5 });
  });

  it("does not hold against a model what a person filled in for one that failed", async () => {
    const { stats, analyzed, correct } = await statisticsSetting();
    const callId = await analyzed({}, { models: [scriptedModel(failing("refused"))] });
    await correct(callId, { data: { customer_name: "Jane Rowe" } });
    expect((await stats()).fields).toEqual({});
  });

  it("adds up every reading of a call, and finds the latencies in between", async () => {
    const { stats, analyzed, client } = await statisticsSetting();
    const callId = await analyzed();
    const [row] = await client.db.query.analyses.findMany({ where: (t, { eq }) => eq(t.callId, callId) });
    if (!row) throw new Error("There is no analysis.");
    const again = Array.from({ length: 19 }, (_, place) => ({
      ...{ ...row, id: `ana_again_${place}`, model: "priced" },
      ...{ costUsd: 0.1, latencyMs: (place + 1) * 100 },
    }));
    for (const one of again) await client.db.insert(analyses).values(one);
    const body = await stats();
    expect(body).toMatchObject({
      usage: { input_tokens: 2_000, output_tokens: 200 },
      ...{ cost_usd: 1.9, unpriced_analyses: 1, latency_ms: { median: 900, p95: 1_800 } },
      analyses: { completed: 1, by_model: { scripted: 1 } },
    });
    expect(body.analyses.by_model).not.toHaveProperty("priced");
  });

  it("reads the rows of the period and the agent, not those before and beside", async () => {
    const { analyzed, correct, pass, services, workspaceId, agentId, client } = await statisticsSetting();
    const readRows = async (agent: string | null, days: number) => {
      const count = noCount();
      const db = openDatabase(countedDatabase(env.DB, () => count));
      const { calls } = await statistics({ ...services, db }, workspaceId, agent, days);
      return { calls: calls.total, ...count };
    };
    await analyzed();
    const before = await readRows(agentId, 7);
    expect(before).toMatchObject({ calls: 1, roundTrips: 2 });
    const elsewhere = { customer_name: null, interest_level: "low", follow_up_required: false };
    for (let place = 0; place < 20; place++) await correct(await analyzed(), { data: elsewhere });
    pass(30 * DAY_MS);
    await analyzed();
    const { agent_id } = await register(client, { ...agent, agent_name: "Other" });
    const wholeWorkspace = await readRows(null, 7);
    for (let place = 0; place < 20; place++) await correct(await analyzed({ agent_id }), { data: elsewhere });
    const ofAgent = await readRows(agentId, 7);
    for (const { calls, rowsRead } of [wholeWorkspace, ofAgent]) {
      expect(calls).toBe(1);
      // The end of a range is found by a look at the row behind it, where there is one.
      expect(rowsRead).toBeLessThan(1.5 * before.rowsRead);
    }
    expect((await readRows(null, 365)).calls).toBe(42);
    expect((await readRows(agentId, 365)).calls).toBe(22);
  });

  it("is unknown in another workspace, and refuses what it does not know", async () => {
    const { agentId, client, stats } = await statisticsSetting();
    const other = await mintClient();
    expect((await other.send("GET", `/v1/agents/${agentId}/stats`)).status).toBe(404);
    expect((await other.send<Statistics>("GET", "/v1/agents/stats/global")).body.calls.total).toBe(0);
    for (const query of ["days=0", "days=366", "days=1.5", "days=week", "weeks=1"]) {
      expect((await client.send("GET", `/v1/agents/${agentId}/stats?${query}`)).status).toBe(422);
    }
    expect((await stats("?days=365")).days).toBe(365);
  });
});

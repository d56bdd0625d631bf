import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { backtest } from "../../src/analyses/backtest.ts";
import type { ExtractionModel } from "../../src/extraction/model.ts";
import { openDatabase } from "../../src/store/database.ts";
import { AGENT, callSetting, READ, READINGS, register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { everyRow } from "../support/every-row.ts";
import { countRoundTrips } from "../support/round-trips.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";

const SHORT_NAME = { raw: "Jane", turn: 1, quote: "My name is Jane Roe" };
const HIGH = { raw: "high", turn: 3, quote: "Yes, please call me back" };
/** Another name, an interest where there was none, and no wish to be called back. */
const READ_OTHERWISE = reading({
  ...READINGS,
  customer_name: SHORT_NAME,
  interest_level: HIGH,
  follow_up_required: null,
});
const PRICED = "@cf/qwen/qwen3-30b-a3b-fp8";
const [FOLLOW_UP, WEBHOOK] = AGENT.post_call_actions;

interface Problem {
  errors: { field: string; message: string }[];
}

/** An agent with `calls` that were read by READ, and its backtest by another model. */
async function backtesting({ calls = 1, ...change }: { calls?: number; agent?: object } = {}) {
  const setting = await callSetting({ models: [scriptedModel(READ)], ...change });
  const { services, workspaceId, agentId } = setting;
  const analyzed = async () => {
    // Ids sort by the time they were made.
    setting.pass(1_000);
    const callId = await setting.ingest();
    await setting.process(callId);
    return callId;
  };
  const callIds: string[] = [];
  for (let made = 0; made < calls; made++) callIds.push(await analyzed());
  return {
    ...setting,
    callIds,
    backtest: (model: ExtractionModel, body: object = { draft: {} }, tools: object = {}) =>
      backtest({ ...services, models: [model], ...tools }, workspaceId, agentId, body),
  };
}

describe("a backtest", () => {
  it("tells by call which values change and which actions would fire or no longer fire, and why", async () => {
    const { backtest, callIds, agentId } = await backtesting();
    const answer = await backtest({ ...scriptedModel(READ_OTHERWISE), id: PRICED });
    expect(answer).toMatchObject({ agent_id: agentId, version: 1 });
    expect(answer.calls).toEqual([
      {
        call_id: callIds[0],
        status: "completed",
        reason: null,
        changes: [
          {
            field: "customer_name",
            kind: "changed",
            from: { value: "Jane Roe", status: "grounded" },
            to: { value: "Jane", status: "grounded" },
          },
          {
            field: "interest_level",
            kind: "gained",
            from: { value: null, status: "not_mentioned" },
            to: { value: "high", status: expect.any(String) },
          },
          {
            field: "follow_up_required",
            kind: "lost",
            from: { value: true, status: expect.any(String) },
            to: { value: null, status: "not_mentioned" },
          },
        ],
        corrections: [],
        actions: [
          {
            name: "Auto follow-up",
            type: "schedule_call",
            before: "fired",
            after: false,
            change: "would_no_longer_fire",
            explanation: "follow_up_required == true: null",
            trace: expect.objectContaining({ field: "follow_up_required", actual: null, met: false }),
          },
          {
            name: "Lead to CRM",
            type: "webhook",
            before: "skipped",
            after: true,
            change: "would_fire",
            explanation: 'interest_level == "high": "high"',
            trace: expect.objectContaining({ field: "interest_level", actual: "high", met: true }),
          },
        ],
        cost_usd: 0.00000845,
      },
    ]);
  });

  it("sums up all calls, and each field", async () => {
    const { backtest } = await backtesting({ calls: 3 });
    const model = { ...scriptedModel(READ_OTHERWISE, READ), id: PRICED };
    expect((await backtest(model)).summary).toEqual({
      calls: 3,
      calls_changed: 1,
      failed: 0,
      values: { changed: 1, gained: 1, lost: 1 },
      fields: {
        customer_name: { changed: 1, gained: 0, lost: 0 },
        interest_level: { changed: 0, gained: 1, lost: 0 },
        follow_up_required: { changed: 0, gained: 0, lost: 1 },
      },
      actions: { would_fire: 1, would_no_longer_fire: 1 },
      actions_by_name: {
        "Auto follow-up": { would_fire: 0, would_no_longer_fire: 1 },
        "Lead to CRM": { would_fire: 1, would_no_longer_fire: 0 },
      },
      corrections: { agree: 0, disagree: 0 },
      cost_usd: 0.00002535,
    });
    expect((await backtest(scriptedModel(READ))).summary).toMatchObject({ calls_changed: 0, cost_usd: null });
  });

  it("passes over fields that have no value before and after, whatever the reason", async () => {
    const { backtest } = await backtesting();
    const invented = { raw: "high", turn: 1, quote: "I am very interested" };
    const model = scriptedModel(reading({ ...READINGS, interest_level: invented }));
    const added = { name: "email", type: "string" };
    const { calls, summary } = await backtest(model, {
      draft: { post_call_data_extraction: [...AGENT.post_call_data_extraction, added] },
    });
    expect(calls[0]?.changes).toEqual([]);
    expect(summary).toMatchObject({ calls_changed: 0, fields: {} });
  });

  it("compares the actions of the draft with those that were there, by name and type", async () => {
    const { backtest, pass, perform, callIds } = await backtesting();
    pass(1_000);
    await perform(callIds[0] ?? "", "Auto follow-up");
    const { calls } = await backtest(scriptedModel(READ), {
      draft: {
        post_call_actions: [
          { type: "webhook", name: "Auto follow-up", config: { url: "https://crm.example/" } },
          { type: "schedule_call", name: "New", condition: FOLLOW_UP?.condition },
        ],
      },
    });
    const gone = "The draft has no schedule_call of this name.";
    expect(calls[0]?.actions).toMatchObject([
      { name: "Auto follow-up", type: "webhook", before: "absent", after: true, change: "would_fire" },
      { name: "New", type: "schedule_call", before: "absent", after: true, change: "would_fire" },
      {
        name: "Auto follow-up",
        before: "fired",
        after: false,
        change: "would_no_longer_fire",
        explanation: gone,
      },
      { name: "Lead to CRM", type: "webhook", before: "skipped", after: false, change: "same" },
    ]);
  });

  it("counts an action as fired that was begun and failed, and not one that could not be planned", async () => {
    const setting = await backtesting({
      calls: 0,
      agent: { ...AGENT, post_call_actions: [{ ...WEBHOOK, condition: null }, FOLLOW_UP] },
    });
    const callId = await setting.ingest({ from_number: null });
    await setting.process(callId);
    setting.services.fetch = async () => new Response("gone", { status: 410 });
    await setting.perform(callId, "Lead to CRM");
    expect((await setting.read(callId)).actions.map(({ status }) => status)).toEqual(["failed", "failed"]);
    const { calls } = await setting.backtest(scriptedModel(READ));
    expect(calls[0]?.actions).toMatchObject([
      { name: "Lead to CRM", before: "fired", after: true, change: "same" },
      { name: "Auto follow-up", before: "failed", after: false, change: "same" },
    ]);
  });

  it("plans as at the time of the call, so that a follow-up is not called past by now", async () => {
    const setting = await callSetting({
      models: [scriptedModel(READ)],
      now: Date.parse("2026-05-04T10:05:00+03:00"),
    });
    await setting.process(await setting.ingest());
    setting.pass(365 * 86_400_000);
    const { calls } = await backtest(setting.services, setting.workspaceId, setting.agentId, { draft: {} });
    expect(calls[0]?.actions[0]?.explanation).toBe(
      "follow_up_required == true: true. follow_up_date 2026-05-05T14:30:00+03:00.",
    );
  });

  it("tells whether the draft agrees with the people who corrected a value", async () => {
    const { backtest, client, callIds } = await backtesting();
    const path = `/v1/calls/${callIds[0]}/analysis`;
    const data = { customer_name: "Jane", follow_up_required: true, callback_number: null };
    expect((await client.send("PATCH", path, { data })).status).toBe(200);
    const { calls, summary } = await backtest(scriptedModel(READ_OTHERWISE));
    expect(calls[0]?.changes[0]).toMatchObject({ from: { value: "Jane Roe", status: "grounded" } });
    expect(calls[0]?.corrections).toHaveLength(3);
    expect(calls[0]?.corrections).toEqual(
      expect.arrayContaining([
        { field: "customer_name", agrees_with_correction: true },
        { field: "follow_up_required", agrees_with_correction: false },
        { field: "callback_number", agrees_with_correction: true },
      ]),
    );
    expect(summary.corrections).toEqual({ agree: 2, disagree: 1 });
    const draft = { post_call_data_extraction: [], post_call_actions: [] };
    expect((await backtest(scriptedModel(READ), { draft })).calls[0]?.corrections).toEqual([]);
  });

  it("compares nothing where no model answered, and counts it", async () => {
    const { backtest } = await backtesting({ calls: 2 });
    const { calls, summary } = await backtest(scriptedModel(failing("timeout"), READ));
    expect(calls).toContainEqual({
      ...{ call_id: expect.any(String), status: "failed", reason: "timeout" },
      ...{ changes: [], corrections: [], actions: [], cost_usd: 0 },
    });
    expect(summary).toMatchObject({ calls: 2, failed: 1, calls_changed: 0 });
  });

  it("masks the values of fields that the agent or the draft marks pii, and what tells them", async () => {
    const fields = AGENT.post_call_data_extraction;
    const marked = (name: string) =>
      fields.map((field) => (field.name === name ? { ...field, pii: true } : field));
    const setting = await backtesting({
      agent: { ...AGENT, post_call_data_extraction: marked("customer_name") },
    });
    const answer = await setting.backtest(scriptedModel(READ_OTHERWISE), {
      draft: { post_call_data_extraction: marked("interest_level") },
    });
    expect(answer.calls[0]?.changes).toMatchObject([
      { field: "customer_name", from: { value: "********" }, to: { value: "********" } },
      { field: "interest_level", from: { value: null }, to: { value: "********" } },
      { field: "follow_up_required", from: { value: true } },
    ]);
    expect(answer.calls[0]?.actions[1]?.explanation).toMatch(/^Not shown/);
    expect(answer.calls[0]?.actions[1]).not.toHaveProperty("trace");
    expect(JSON.stringify(answer)).not.toMatch(/Jane|"high"/);
  });

  it("reads a call again that nobody spoke in, without asking a model", async () => {
    const setting = await backtesting({ calls: 0 });
    await setting.process(await setting.ingestUnanswered("no_answer"));
    const model = scriptedModel(READ);
    const { calls } = await setting.backtest(model);
    expect(calls).toMatchObject([{ status: "skipped", reason: "not_connected", changes: [], cost_usd: 0 }]);
    expect(model.asked).toEqual([]);
  });

  it("saves nothing, sends nothing and asks nobody but the model", async () => {
    const { backtest, knocks, alarms, services } = await backtesting({ calls: 2 });
    const requests: unknown[] = [];
    services.fetch = async (url) => {
      requests.push(url);
      return new Response("ok");
    };
    const before = { rows: await everyRow(), knocks: structuredClone(knocks), alarms: [...alarms] };
    const { summary } = await backtest(scriptedModel(READ_OTHERWISE));
    expect(summary.actions).toEqual({ would_fire: 2, would_no_longer_fire: 2 });
    expect({ rows: await everyRow(), knocks, alarms }).toEqual(before);
    expect(requests).toEqual([]);
  });
});

describe("the calls of a backtest", () => {
  it("are the newest analyzed ones of the agent, twenty or as many as asked for", async () => {
    const { backtest, callIds, ingest, client } = await backtesting({ calls: 3 });
    await ingest();
    await register(client);
    const idsOf = async (body: object) =>
      (await backtest(scriptedModel(READ), body)).calls.map(({ call_id }) => call_id);
    expect(await idsOf({ draft: {} })).toEqual(callIds.toReversed());
    expect(await idsOf({ draft: {}, limit: 2 })).toEqual(callIds.slice(1).toReversed());
  });

  it("are those that are named, each once", async () => {
    const { backtest, callIds } = await backtesting({ calls: 3 });
    const [oldest = "", , newest = ""] = callIds;
    const { calls } = await backtest(scriptedModel(READ), { draft: {}, call_ids: [oldest, newest, oldest] });
    expect(calls.map(({ call_id }) => call_id)).toEqual([newest, oldest]);
  });

  it("are refused by the place of each that is no analyzed call of the agent, together with the draft", async () => {
    const [mine, other] = [await backtesting(), await backtesting()];
    const { client, agentId, callIds } = mine;
    const sibling = await register(client);
    const ofSibling = await mine.ingest({ agent_id: sibling.agent_id });
    await mine.process(ofSibling);
    const unread = await mine.ingest();
    const { status, body } = await client.send<Problem>("POST", `/v1/agents/${agentId}/backtest`, {
      draft: { timezone: "Mars/Olympus" },
      call_ids: [callIds[0], "call_nobody", ofSibling, other.callIds[0], unread],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([
      ...["draft.timezone", "call_ids.1", "call_ids.2", "call_ids.3", "call_ids.4"],
    ]);
  });

  it.each([
    ["no draft", { draft: undefined }, "draft"],
    ["an unknown member", { calls: [] }, "calls"],
    ["none", { call_ids: [] }, "call_ids"],
    ["more than fifty", { call_ids: Array(51).fill("call_1") }, "call_ids"],
    ["a limit over fifty", { limit: 51 }, "limit"],
    ["ids and a limit", { call_ids: ["call_1"], limit: 5 }, "limit"],
  ])("are refused with %s", async (_, change, place) => {
    const client = await mintClient();
    const path = `/v1/agents/${(await register(client)).agent_id}/backtest`;
    const { status, body } = await client.send<Problem>("POST", path, { draft: {}, ...change });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([place]);
  });

  it("are read at most four at a time, and loaded in few round trips", async () => {
    const { backtest } = await backtesting({ calls: 9 });
    let [reading, most] = [0, 0];
    const model: ExtractionModel = {
      id: "counting",
      async read() {
        most = Math.max(most, ++reading);
        await Promise.resolve();
        reading--;
        return READ;
      },
    };
    const { DB, trips } = countRoundTrips(env.DB);
    const { calls } = await backtest(model, { draft: {} }, { db: openDatabase(DB) });
    expect(calls).toHaveLength(9);
    expect(most).toBe(4);
    // The agent, the calls, what belongs to them, and the transcripts of four, four and one.
    expect(trips()).toBe(6);
  });

  it("are answered by the front door with the model of the deployment", async () => {
    const { client, agentId, callIds } = await backtesting();
    const { status, body } = await client.send("POST", `/v1/agents/${agentId}/backtest`, {
      draft: { post_call_data_extraction: [], post_call_actions: [] },
      call_ids: callIds,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      calls: [{ call_id: callIds[0], status: "skipped", reason: "no_fields" }],
      summary: { calls: 1, calls_changed: 1, values: { lost: 3 }, actions: { would_no_longer_fire: 1 } },
    });
  });
});

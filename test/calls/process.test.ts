import { describe, expect, it } from "vitest";
import { MAX_READING_ATTEMPTS } from "../../src/analyses/read-call.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";
import { AGENT, callSetting, READ, READINGS } from "./setting.ts";

const AFTER_THE_CALL = Date.parse("2026-05-04T10:05:00+03:00");

describe("an analysed call", () => {
  it("has the data, and for each value the words that it rests on", async () => {
    const setting = await callSetting({ models: [scriptedModel(READ)], now: AFTER_THE_CALL });
    const callId = await setting.ingest();
    expect(await setting.process(callId)).toEqual({ kind: "done" });
    const { analysis } = await setting.read(callId);
    expect(analysis).toMatchObject({
      status: "completed",
      reason: null,
      agent_version: 1,
      model: "scripted",
      usage: { input_tokens: 100, output_tokens: 10 },
      data: {
        customer_name: "Jane Roe",
        interest_level: null,
        follow_up_required: true,
        follow_up_date: "2026-05-05T14:30:00+03:00",
        callback_number: null,
      },
    });
    expect(analysis.fields).toMatchObject({
      customer_name: {
        value: "Jane Roe",
        status: "grounded",
        evidence: [{ turn: 1, quote: "My name is Jane Roe", start_ms: 2_000 }],
      },
      interest_level: { value: null, status: "not_mentioned" },
    });
  });

  it("says of every action why it runs or does not", async () => {
    const setting = await callSetting({ models: [scriptedModel(READ)], now: AFTER_THE_CALL });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect((await setting.read(callId)).actions).toMatchObject([
      {
        name: "Auto follow-up",
        type: "schedule_call",
        status: "pending",
        explanation: expect.stringMatching(
          /^follow_up_required == true: true\. follow_up_date 2026-05-05T14:30/,
        ),
      },
      {
        name: "Lead to CRM",
        type: "webhook",
        status: "skipped",
        explanation: 'interest_level == "high": null',
      },
    ]);
    expect(setting.knocks.runs.map(({ name }) => name)).toEqual(["Auto follow-up"]);
  });

  it("is read by the version of the agent that stood when the call came in", async () => {
    const model = scriptedModel(READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    await setting.client.send("PATCH", `/v1/agents/${setting.agentId}`, {
      post_call_data_extraction: [{ name: "other", type: "string" }],
      post_call_actions: [],
    });
    await setting.process(callId);
    expect(model.asked[0]?.fields.map(({ name }) => name)).toEqual(Object.keys(READINGS));
    expect((await setting.read(callId)).analysis.agent_version).toBe(1);
  });

  it("is analysed once, however often its message comes", async () => {
    const model = scriptedModel(READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    await Promise.all(Array.from({ length: 5 }, () => setting.process(callId)));
    await setting.process(callId);
    expect(model.asked).toHaveLength(1);
    expect((await setting.read(callId)).actions).toHaveLength(2);
  });

  it("passes on nothing that the customer did not say", async () => {
    const invented = { raw: "John Doe", turn: 1, quote: "My name is John Doe" };
    const setting = await callSetting({ models: [scriptedModel(reading({ customer_name: invented }))] });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect((await setting.read(callId)).analysis).toMatchObject({
      data: { customer_name: null },
      fields: { customer_name: { value: null, status: "ungrounded", raw: "John Doe" } },
    });
  });
});

describe("a call without anything to read", () => {
  const AGENT_ONLY = [{ role: "agent", text: "Hello? This is Lakeside Bikes." }];
  it.each([
    ["a voicemail", { status: "voicemail", transcript: AGENT_ONLY }, "no_customer_speech"],
    [
      "only noises",
      { transcript: [...AGENT_ONLY, { role: "user", text: "[silence] (beep) …" }] },
      "no_customer_speech",
    ],
    ["a tool's output", { transcript: [...AGENT_ONLY, { role: "tool", text: "{}" }] }, "no_customer_speech"],
  ])("is skipped and costs no model call: %s", async (_, change, reason) => {
    const model = scriptedModel(READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest(change);
    await setting.process(callId);
    const { analysis, actions } = await setting.read(callId);
    expect(analysis).toMatchObject({ status: "skipped", reason, data: {} });
    expect(actions.map(({ status }) => status)).toEqual(["skipped", "skipped"]);
    expect(model.asked).toEqual([]);
  });

  it.each(["no_answer", "busy", "failed", "canceled"] as const)(
    "is skipped because nobody was reached: %s",
    async (status) => {
      const model = scriptedModel(READ);
      const setting = await callSetting({ models: [model] });
      const callId = await setting.ingestUnanswered(status);
      await setting.process(callId);
      expect(await setting.read(callId)).toMatchObject({
        call_status: status,
        analysis: { status: "skipped", reason: "not_connected" },
      });
      expect(model.asked).toEqual([]);
    },
  );

  it("is skipped because the agent asks for nothing, and its actions still follow from the call", async () => {
    const setting = await callSetting({
      agent: {
        agent_name: "Line",
        post_call_actions: [
          {
            type: "schedule_call",
            name: "Again",
            condition: { field: "call.status", operator: "==", value: "completed" },
          },
        ],
      },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect(await setting.read(callId)).toMatchObject({
      analysis: { status: "skipped", reason: "no_fields" },
      actions: [
        {
          status: "pending",
          explanation: expect.stringMatching(/^call\.status == "completed": "completed"/),
        },
      ],
    });
  });
});

describe("a model that gives nothing", () => {
  it("is asked again later, and the call is pending meanwhile", async () => {
    const model = scriptedModel(failing("server_error"), READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    const outcome = await setting.process(callId);
    expect(outcome).toMatchObject({
      kind: "retry",
      because: "server_error",
      at: setting.services.clock() + 5_000,
    });
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "pending", data: {} });
    setting.pass(5_000);
    await setting.process(callId);
    expect((await setting.read(callId)).analysis).toMatchObject({
      status: "completed",
      data: { customer_name: "Jane Roe" },
    });
  });

  it("is asked again when it says that it will be back", async () => {
    const setting = await callSetting({ models: [scriptedModel(failing("rate_limited", 60_000))] });
    const callId = await setting.ingest();
    expect(await setting.process(callId)).toMatchObject({ at: setting.services.clock() + 60_000 });
  });

  it("leaves the next one of the list to answer, and the call names it", async () => {
    const first = scriptedModel(failing("out_of_capacity"));
    const second = { ...scriptedModel(READ), id: "second" };
    const setting = await callSetting({ models: [first, second] });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "completed", model: "second" });
  });

  it("ends the call as failed with its reason after its tries, and never with made-up data", async () => {
    const model = scriptedModel(failing("timeout"));
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    for (let attempt = 1; attempt < MAX_READING_ATTEMPTS; attempt++) {
      expect(await setting.process(callId)).toMatchObject({ kind: "retry" });
      setting.pass(15 * 60_000);
    }
    expect(await setting.process(callId)).toEqual({ kind: "done" });
    expect(model.asked).toHaveLength(MAX_READING_ATTEMPTS);
    expect((await setting.read(callId)).analysis).toMatchObject({
      status: "failed",
      reason: "timeout",
      model: null,
      data: {},
      fields: {},
    });
  });

  it("ends the call at once where waiting does not help", async () => {
    const setting = await callSetting({ models: [scriptedModel(failing("refused"))] });
    const callId = await setting.ingest();
    expect(await setting.process(callId)).toEqual({ kind: "done" });
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "failed", reason: "refused" });
  });

  it("skips the actions that hang on what was not read, says so, and runs the others", async () => {
    const onNothing = { type: "schedule_call", name: "Always", config: { use_field: "follow_up_date" } };
    const onAbsence = {
      type: "schedule_call",
      name: "Not interested",
      condition: { field: "interest_level", operator: "!=", value: "high" },
    };
    const setting = await callSetting({
      models: [scriptedModel(failing("refused"))],
      agent: { ...AGENT, post_call_actions: [...AGENT.post_call_actions, onNothing, onAbsence] },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect((await setting.read(callId)).actions).toMatchObject([
      {
        status: "skipped",
        explanation: "The analysis failed (refused), so follow_up_required is not known.",
      },
      { status: "skipped", explanation: "The analysis failed (refused), so interest_level is not known." },
      { status: "pending", explanation: expect.stringContaining("1440 minutes from now") },
      { status: "skipped", explanation: "The analysis failed (refused), so interest_level is not known." },
    ]);
  });
});

describe("a reader that dies", () => {
  it("leaves the call to another, once its lease has run out", async () => {
    const model = scriptedModel(READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
    await expect(setting.process(callId, { models: [crash] })).rejects.toThrow();
    expect((await setting.read(callId)).analysis.status).toBe("running");
    await setting.process(callId);
    expect(model.asked).toEqual([]);
    setting.pass(setting.services.analysisLeaseMs);
    await setting.process(callId);
    expect(model.asked).toHaveLength(1);
    expect((await setting.read(callId)).analysis.status).toBe("completed");
  });

  it("and dies each time ends the call as failed, instead of for ever", async () => {
    const setting = await callSetting();
    const callId = await setting.ingest();
    const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
    for (let attempt = 1; attempt <= MAX_READING_ATTEMPTS; attempt++) {
      await setting.process(callId, { models: [crash] }).catch(() => {});
      setting.pass(setting.services.analysisLeaseMs);
    }
    expect(await setting.process(callId, { models: [crash] })).toEqual({ kind: "done" });
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "failed", reason: "interrupted" });
  });

  it("and comes back after another has finished changes nothing", async () => {
    const setting = await callSetting();
    const callId = await setting.ingest();
    const slow = {
      id: "slow",
      read: async () => {
        setting.pass(setting.services.analysisLeaseMs);
        await setting.process(callId, { models: [scriptedModel(READ)] });
        return reading({});
      },
    };
    await setting.process(callId, { models: [slow] });
    const { analysis, actions } = await setting.read(callId);
    expect(analysis).toMatchObject({ model: "scripted", data: { customer_name: "Jane Roe" } });
    expect(actions.map(({ status }) => status)).toEqual(["pending", "skipped"]);
  });

  it("and comes back after another has put the call off ends it with what it read", async () => {
    const setting = await callSetting();
    const callId = await setting.ingest();
    const slow = {
      id: "slow",
      read: async () => {
        setting.pass(setting.services.analysisLeaseMs);
        await setting.process(callId, { models: [scriptedModel(failing("timeout"))] });
        return READ;
      },
    };
    await setting.process(callId, { models: [slow] });
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "completed", model: "slow" });
    const later = scriptedModel(failing("refused"));
    await setting.process(callId, { models: [later] });
    expect(later.asked).toEqual([]);
  });
});

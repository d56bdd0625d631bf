import { describe, expect, it } from "vitest";
import type { ScheduleView } from "../../src/schedules/view.ts";
import { READ, READINGS } from "../calls/setting.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";
import { AGENT, CALL, reanalysisSetting, SECOND } from "./setting.ts";

/** A reading of the call after which nothing follows, and one after which the follow-up does. */
const NOTHING = reading({ ...READINGS, follow_up_required: null });
const FOLLOW_UP = "Auto follow-up";
const HOOK = { webhook_url: "https://hooks.example/calls", webhook_events: ["call.analyzed"] };

describe("a re-analysis that is not asked to fire", () => {
  it("fires nothing and announces nothing, and says what it would have done and why", async () => {
    const setting = await reanalysisSetting({
      models: [scriptedModel(NOTHING, READ)],
      agent: { ...AGENT, ...HOOK },
    });
    const callId = await setting.analyzed();
    const before = await setting.read(callId);
    const announced = setting.knocks.deliveries.length;
    await setting.again(callId, await setting.ask(callId));
    expect((await setting.read(callId)).actions).toEqual(before.actions);
    expect(setting.knocks.runs).toEqual([]);
    expect(setting.knocks.deliveries).toHaveLength(announced);
    expect((await setting.history(callId))[0]?.actions).toMatchObject([
      {
        name: FOLLOW_UP,
        type: "schedule_call",
        change: "would_fire",
        explanation: expect.stringContaining("follow_up_required == true: true"),
      },
    ]);
  });

  it("says which actions would no longer fire", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ, NOTHING)] });
    const callId = await setting.analyzed();
    await setting.again(callId, await setting.ask(callId));
    await setting.change(SECOND);
    await setting.again(callId, await setting.ask(callId));
    const [bySecond, byFirst] = await setting.history(callId);
    expect(byFirst?.actions).toMatchObject([
      {
        name: FOLLOW_UP,
        change: "would_no_longer_fire",
        explanation: expect.stringContaining("follow_up_required == true: null"),
      },
    ]);
    expect(bySecond?.actions).toMatchObject([
      { name: "Tell the CRM", change: "would_fire" },
      {
        name: FOLLOW_UP,
        change: "would_no_longer_fire",
        explanation: "Version 2 has no schedule_call of this name.",
      },
    ]);
  });
});

describe("a re-analysis that is asked to fire", () => {
  it("runs what was skipped, once", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(NOTHING, READ)] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId, { fire_actions: true });
    await setting.again(callId, analysisId);
    await setting.again(callId, analysisId);
    expect(setting.knocks.runs.map(({ name }) => name)).toEqual([FOLLOW_UP]);
    await setting.perform(callId, FOLLOW_UP);
    expect((await setting.read(callId)).actions).toMatchObject([
      { name: FOLLOW_UP, status: "done", schedule_id: expect.stringMatching(/^sched_/) },
      { status: "skipped" },
    ]);
  });

  it("books no second follow-up for an action that was given another name meanwhile", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.perform(callId, FOLLOW_UP);
    const [action] = AGENT.post_call_actions;
    await setting.change({ post_call_actions: [{ ...action, name: "Call back" }] });
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    expect((await setting.read(callId)).actions).toContainEqual(
      expect.objectContaining({
        name: "Call back",
        status: "skipped",
        explanation: `The call has this follow-up already, by the action "${FOLLOW_UP}".`,
      }),
    );
    expect((await setting.client.send<unknown[]>("GET", "/v1/schedules")).body).toHaveLength(1);
  });

  it("runs nothing twice: what is done or under way stays as it is", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    const fire = async () => setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    await fire();
    const [pending] = (await setting.read(callId)).actions;
    await setting.perform(callId, FOLLOW_UP);
    const [done] = (await setting.read(callId)).actions;
    await fire();
    expect((await setting.read(callId)).actions[0]).toEqual(done);
    expect([pending?.status, done?.status]).toEqual(["pending", "done"]);
    expect(setting.knocks.runs).toHaveLength(1);
    const { body } = await setting.client.send<ScheduleView[]>("GET", "/v1/schedules");
    expect(body).toHaveLength(1);
  });

  it("leaves a webhook alone that was sent in vain, for its delivery can be sent again", async () => {
    const url = "https://crm.example/x";
    const setting = await reanalysisSetting({
      models: [scriptedModel(READ)],
      agent: { ...AGENT, post_call_actions: [{ type: "webhook", name: "CRM", config: { url } }] },
      fetch: async () => new Response(null, { status: 410 }),
    });
    const callId = await setting.analyzed();
    await setting.perform(callId, "CRM");
    const before = (await setting.read(callId)).actions;
    expect(before).toMatchObject([{ status: "failed" }]);
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    expect((await setting.read(callId)).actions).toEqual(before);
    expect(setting.knocks.runs).toHaveLength(1);
  });

  it("books no second follow-up where the first was begun and never ended", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    setting.services.arm = () => Promise.reject(new Error("The isolate is gone."));
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(setting.perform(callId, FOLLOW_UP)).rejects.toThrow();
    }
    await setting.perform(callId, FOLLOW_UP);
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    expect((await setting.read(callId)).actions[0]).toMatchObject({ status: "failed" });
    expect(setting.knocks.runs).toHaveLength(1);
  });

  it("tries again what failed before anything could leave the house", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const words = "My number is +1 415 555 0123.";
    const transcript = [...CALL.transcript, { role: "user", text: words }];
    const callId = await setting.analyzed({ from_number: "anonymous", transcript });
    expect((await setting.read(callId)).actions[0]).toMatchObject({ status: "failed" });
    const [action] = AGENT.post_call_actions;
    await setting.change({
      post_call_data_extraction: [
        ...AGENT.post_call_data_extraction,
        { name: "number", type: "string", format: "phone" },
      ],
      post_call_actions: [{ ...action, config: { to_field: "number" } }],
    });
    const number = { raw: "+1 415 555 0123", turn: 4, quote: words };
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }), {
      models: [scriptedModel(reading({ ...READINGS, number }))],
    });
    await setting.perform(callId, FOLLOW_UP);
    const { body } = await setting.client.send<ScheduleView[]>("GET", "/v1/schedules");
    expect(body).toMatchObject([{ to_number: "+14155550123" }]);
  });

  it("performs an action with the version and the analysis that planned it", async () => {
    const sent: string[] = [];
    const setting = await reanalysisSetting({
      models: [scriptedModel(READ, reading({ customer_name: { raw: "Jane", turn: 1, quote: "Jane Roe" } }))],
      fetch: async (url, init) => {
        sent.push(`${url} ${await new Request(url, init).text()}`);
        return new Response("ok");
      },
    });
    const callId = await setting.analyzed();
    await setting.change(SECOND);
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    // A later reading by the first version becomes current before the action is performed.
    await setting.again(callId, await setting.ask(callId, { agent_version: 1 }), {
      models: [scriptedModel(READ)],
    });
    expect((await setting.read(callId)).analysis).toMatchObject({
      agent_version: 1,
      data: { customer_name: "Jane Roe" },
    });
    await setting.perform(callId, "Tell the CRM");
    expect(sent).toEqual(['https://crm.example/v2 {"name":"Jane"}']);
    expect((await setting.read(callId)).actions).toMatchObject([
      { name: FOLLOW_UP, status: "pending" },
      { name: "Tell the CRM", status: "done" },
      { name: "Lead to CRM", status: "skipped" },
    ]);
  });

  it("takes an action for another than the one that stood at its place in an earlier version", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.perform(callId, FOLLOW_UP);
    await setting.change({ post_call_actions: [{ type: "schedule_call", name: "Ask how it was" }] });
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    await setting.perform(callId, "Ask how it was");
    const { body } = await setting.client.send<ScheduleView[]>("GET", "/v1/schedules");
    expect(body.map(({ action_name }) => action_name).sort()).toEqual(["Ask how it was", FOLLOW_UP]);
  });

  it("announces itself once, with the actions as they stand", async () => {
    const setting = await reanalysisSetting({
      models: [scriptedModel(READ)],
      agent: { ...AGENT, ...HOOK },
    });
    const callId = await setting.analyzed();
    await setting.perform(callId, FOLLOW_UP);
    const analysisId = await setting.ask(callId, { fire_actions: true });
    await setting.again(callId, analysisId);
    const deliveryId = analysisId.replace("ana_", "dlv_");
    expect(setting.knocks.deliveries.map((key) => key.deliveryId)).toEqual([
      callId.replace("call_", "dlv_"),
      deliveryId,
    ]);
    const { body } = await setting.send<{ event_id: string; request: { body: string } }>(
      "GET",
      `/v1/deliveries/${deliveryId}`,
    );
    expect(body.event_id).toBe(analysisId.replace("ana_", "evt_"));
    expect(JSON.parse(body.request.body)).toMatchObject({
      type: "call.analyzed",
      data: { analysis: { status: "completed" }, actions: [{ status: "done" }, { status: "skipped" }] },
    });
  });

  it("decides nothing anew where it failed, and announces that", async () => {
    const setting = await reanalysisSetting({
      models: [scriptedModel(READ, failing("refused"))],
      agent: { ...AGENT, ...HOOK },
    });
    const callId = await setting.analyzed();
    const { actions } = await setting.read(callId);
    const analysisId = await setting.ask(callId, { fire_actions: true });
    await setting.again(callId, analysisId);
    expect((await setting.read(callId)).actions).toEqual(actions);
    const path = `/v1/deliveries/${analysisId.replace("ana_", "dlv_")}`;
    const { body } = await setting.send<{ request: { body: string } }>("GET", path);
    expect(JSON.parse(body.request.body).data).toMatchObject({ analysis: { status: "failed" }, actions });
  });

  it("decides by what a person put right", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(NOTHING)] });
    const callId = await setting.analyzed();
    await setting.send("PATCH", `/v1/calls/${callId}/analysis`, { data: { follow_up_required: true } });
    await setting.again(callId, await setting.ask(callId, { fire_actions: true }));
    expect(setting.knocks.runs.map(({ name }) => name)).toEqual([FOLLOW_UP]);
  });

  it("leaves the runs of one that was asked for later", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(NOTHING)] });
    const callId = await setting.analyzed();
    const fire = { fire_actions: true };
    const [early, late] = [await setting.ask(callId, fire), await setting.ask(callId, fire)];
    await setting.again(callId, late);
    await setting.again(callId, early, { models: [scriptedModel(READ)] });
    expect((await setting.read(callId)).actions[0]).toMatchObject({ status: "skipped" });
    expect(setting.knocks.runs).toEqual([]);
  });
});

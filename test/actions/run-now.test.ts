import { describe, expect, it } from "vitest";
import { processAgain } from "../../src/analyses/process-again.ts";
import type { ScheduleView } from "../../src/schedules/view.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import type { Fetch } from "../../src/webhooks/send.ts";
import { READ } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";
import { actedSetting, CRM, FOLLOW_UP, NEVER, SCHEDULE_CALL, saying, WEBHOOK } from "./acted-call.ts";

const SKIPPED = 'interest_level == "high": null';

/** The customer's endpoint: answers by `statuses`, the last over and over, and keeps what it was sent. */
function receiver(...statuses: number[]) {
  const sent: { event_id: string; data: { action: object; analysis: { data: object } } }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push(JSON.parse(await new Request(url, init).text()));
    return new Response(null, { status: statuses[Math.min(sent.length, statuses.length) - 1] ?? 200 });
  };
  return { sent, fetch };
}

const webhookSetting = async (condition: object | null, ...statuses: number[]) => {
  const endpoint = receiver(...statuses);
  const setting = await actedSetting({ actions: [{ ...WEBHOOK, condition }], fetch: endpoint.fetch });
  return { ...setting, sent: endpoint.sent, callId: await setting.analysed() };
};

const followUpSetting = async (change: { condition?: object; config?: object } = {}, call: object = {}) => {
  const setting = await actedSetting({ actions: [{ ...SCHEDULE_CALL, condition: NEVER, ...change }] });
  const schedules = async () => (await setting.client.send<ScheduleView[]>("GET", "/v1/schedules")).body;
  return { ...setting, schedules, callId: await setting.analysed(call) };
};

describe("an action that a person runs", () => {
  it("runs although its condition said no, and says who asked and what it had said", async () => {
    const { callId, run, perform, action, sent, knocks, workspaceId } = await webhookSetting(NEVER);
    const before = await action(callId, CRM);
    expect(before).toMatchObject({ status: "skipped", explanation: SKIPPED, run_by: null });
    const { status, body } = await run(callId, CRM);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      ...{ name: CRM, status: "pending", run_by: "Test", explanation: `Run by Test. Before: ${SKIPPED}` },
      ...{ why_not: null, deliveries: [], run_now: { possible: false } },
      earlier: [{ run_id: before?.run_id, status: "skipped", explanation: SKIPPED, requested_by: null }],
    });
    expect(knocks.runs).toEqual([{ workspaceId, callId, name: CRM }]);
    expect(sent).toEqual([]);
    await perform(callId, CRM);
    const { run_id: runId } = body;
    expect(sent).toMatchObject([
      { event_id: runId?.replace("run_", "evt_"), data: { action: { name: CRM, run_by: "Test" } } },
    ]);
    expect(await action(callId, CRM)).toMatchObject({
      ...{ status: "done", run_id: runId, run_by: "Test", why_not: null },
      deliveries: [{ delivery_id: runId?.replace("run_", "dlv_"), status: "delivered" }],
    });
    const call = await action(callId, CRM);
    expect(call?.finished_at).not.toBeNull();
  });

  it("runs once more after it failed, with a delivery and an event id of its own beside the first", async () => {
    const { callId, run, perform, action, sent } = await webhookSetting(null, 410, 200);
    await perform(callId, CRM);
    const failed = await action(callId, CRM);
    expect(failed).toMatchObject({ status: "failed", why_not: { kind: "delivery", outcome: "gone" } });
    expect((await run(callId, CRM)).status).toBe(202);
    await perform(callId, CRM);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.event_id).not.toBe(sent[1]?.event_id);
    expect(await action(callId, CRM)).toMatchObject({
      status: "done",
      deliveries: [
        { status: "delivered" },
        { status: "failed", delivery_id: failed?.deliveries[0]?.delivery_id },
      ],
      earlier: [{ run_id: failed?.run_id, status: "failed" }],
    });
  });

  it("is performed with the values that the call shows now", async () => {
    const { callId, run, perform, send, sent } = await webhookSetting(NEVER);
    await send("PATCH", `/v1/calls/${callId}/analysis`, { data: { customer_name: "Jane Rowe" } });
    await run(callId, CRM);
    await perform(callId, CRM);
    expect(sent[0]?.data.analysis.data).toMatchObject({ customer_name: "Jane Rowe" });
  });

  it("is one run, however many ask for it at once", async () => {
    const { callId, run, knocks, action } = await webhookSetting(NEVER);
    const answers = await Promise.all(Array.from({ length: 5 }, () => run(callId, CRM)));
    const [won, ...more] = answers.filter(({ status }) => status === 202);
    expect(more).toEqual([]);
    for (const { status, body } of answers.filter((one) => one !== won)) {
      expect(status).toBe(409);
      expect(body.detail).toContain(`on its way already, as ${won?.body.run_id}`);
    }
    expect(knocks.runs).toHaveLength(1);
    expect((await action(callId, CRM))?.earlier).toHaveLength(1);
  });

  it("is not run again while it is on its way or once it was done, and is told what to do instead", async () => {
    const { callId, run, perform, action } = await webhookSetting(null);
    const pending = await action(callId, CRM);
    const early = await run(callId, CRM);
    expect([early.status, early.body.detail]).toEqual([
      409,
      `The action is on its way already, as ${pending?.run_id}: wait until that has ended.`,
    ]);
    await perform(callId, CRM);
    const late = await run(callId, CRM);
    const delivery = pending?.run_id?.replace("run_", "dlv_");
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain(`POST /v1/deliveries/${delivery}/replay`);
  });

  it("is left alone by a delivery of an earlier run that is sent again", async () => {
    const { callId, run, perform, action, send, services, workspaceId } = await webhookSetting(null, 410);
    await perform(callId, CRM);
    const first = (await action(callId, CRM))?.deliveries[0]?.delivery_id ?? "";
    await run(callId, CRM);
    await perform(callId, CRM);
    const { run_id: runId } = (await action(callId, CRM)) ?? {};
    expect(await send("POST", `/v1/deliveries/${first}/replay`)).toMatchObject({ status: 202 });
    expect(await action(callId, CRM)).toMatchObject({ status: "failed", run_id: runId });
    services.fetch = async () => new Response("ok");
    await deliver(services, workspaceId, first);
    expect(await action(callId, CRM)).toMatchObject({
      ...{ status: "failed", run_id: runId },
      deliveries: [{ status: "failed" }, { status: "delivered", delivery_id: first }],
    });
  });

  it("may have any name", async () => {
    const name = "Aktar / CRM? 100 % “évident”";
    const setting = await actedSetting({ actions: [{ ...WEBHOOK, name, condition: NEVER }] });
    const callId = await setting.analysed();
    expect(await setting.run(callId, name)).toMatchObject({ status: 202, body: { name } });
  });
});

describe("a follow-up that a person has booked", () => {
  it("is planned as at this moment, and booked by the queue", async () => {
    const { callId, run, perform, action, schedules, knocks } = await followUpSetting({
      config: { use_field: "follow_up_date" },
    });
    const { status, body } = await run(callId, FOLLOW_UP);
    expect(status).toBe(202);
    expect(body.explanation).toBe(
      `Run by Test. Before: ${SKIPPED}. follow_up_date 2026-05-05T14:30:00+03:00.`,
    );
    expect(await schedules()).toEqual([]);
    expect(knocks.runs).toHaveLength(1);
    await perform(callId, FOLLOW_UP);
    expect(await schedules()).toMatchObject([
      { call_id: callId, action_name: FOLLOW_UP, next_run_at: "2026-05-05T14:30:00+03:00" },
    ]);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      ...{ status: "done", run_by: "Test" },
      schedule: { status: "active", next_run_at: "2026-05-05T14:30:00+03:00" },
    });
  });

  it("is never booked for a customer who asked not to be called again", async () => {
    const words = "Please never call me again.";
    const { callId, run, schedules, knocks, action } = await followUpSetting({}, saying(words));
    const { status, body } = await run(callId, FOLLOW_UP);
    expect(status).toBe(409);
    expect(body.detail).toMatch(/^The customer asked not to be called again: ".*never call me again/);
    expect(await schedules()).toEqual([]);
    expect(knocks.runs).toEqual([]);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      status: "skipped",
      run_now: { possible: false },
    });
  });

  it.each([
    ["a number on the suppression list", {}, "suppressed"],
    ["a premium number", { from_number: "+447911123456", to_number: "+19005550123" }, null],
  ])("is refused at once for %s where the gate forbids it", async (_, call, rule) => {
    const setting = await followUpSetting({}, { direction: "outbound", to_number: "+905321234567", ...call });
    const { callId, run, client, schedules, knocks, action } = setting;
    if (rule)
      await client.send("POST", "/v1/suppressions", { phone_number: "+905321234567", reason: "Asked." });
    const { status, body } = await run(callId, FOLLOW_UP);
    expect(status).toBe(409);
    expect(body.detail).toMatch(rule ? /^Not booked \(suppressed\): / : /^Not booked \(\w+\): /);
    expect(await schedules()).toEqual([]);
    expect(knocks.runs).toEqual([]);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({ status: "skipped", run_by: null });
  });

  it("is asked again by the gate as it is booked", async () => {
    const { callId, run, perform, client, action } = await followUpSetting();
    await run(callId, FOLLOW_UP);
    await client.send("POST", "/v1/suppressions", {
      phone_number: "+905321234567",
      reason: "Asked by post.",
    });
    await perform(callId, FOLLOW_UP);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      ...{ status: "failed", run_by: "Test" },
      ...{ schedule: { status: "blocked" }, why_not: { kind: "gate" } },
    });
  });

  it("has its hour within the window, as any other", async () => {
    const { callId, run, perform, schedules } = await followUpSetting({
      config: { fallback_delay_minutes: 0, calling_window: { start: "15:00", end: "16:00" } },
    });
    await run(callId, FOLLOW_UP);
    await perform(callId, FOLLOW_UP);
    expect(await schedules()).toMatchObject([{ next_run_at: "2026-05-04T15:00:00+03:00" }]);
  });

  it("is refused where there is no number to ring", async () => {
    const { callId, run } = await followUpSetting({}, { from_number: "anonymous" });
    const { status, body } = await run(callId, FOLLOW_UP);
    expect(status).toBe(409);
    expect(body.detail).toContain("There is no number to ring");
  });

  it("is not booked twice where the first was, and its run never came to note it", async () => {
    const { callId, run, action, schedules, perform, services } = await followUpSetting({
      condition: { field: "follow_up_required", operator: "==", value: true },
    });
    services.arm = () => Promise.reject(new Error("The isolate is gone."));
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(perform(callId, FOLLOW_UP)).rejects.toThrow();
    }
    await perform(callId, FOLLOW_UP);
    const [booked] = await schedules();
    const { status, body } = await run(callId, FOLLOW_UP);
    expect(status).toBe(409);
    expect(body.detail).toContain(`booked as ${booked?.schedule_id}`);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      schedule: { schedule_id: booked?.schedule_id, status: "active" },
    });
  });
});

describe("what cannot be run", () => {
  it("is a transfer, once the call is over", async () => {
    const setting = await actedSetting({
      actions: [{ type: "transfer_call", name: "Desk", config: { to_number: "+14155550100" } }],
    });
    const callId = await setting.analysed();
    const { status, body } = await setting.run(callId, "Desk");
    expect(status).toBe(409);
    expect(body.detail).toContain("POST /v1/calls/{id}/transfer");
  });

  it("is an action that the call does not have, or a call that is another's", async () => {
    const { callId, run } = await webhookSetting(NEVER);
    const unknown = await run(callId, "Another");
    expect(unknown.status).toBe(404);
    expect(unknown.body.detail).toContain('no action "Another"');
    expect((await run("call_nobody", CRM)).status).toBe(404);
    const other = await mintClient();
    const path = `/v1/calls/${callId}/actions/${encodeURIComponent(CRM)}/run`;
    expect((await other.send("POST", path)).status).toBe(404);
  });

  it("is an action of a call that is still being analysed", async () => {
    const setting = await actedSetting();
    const callId = await setting.ingest();
    const { status, body } = await setting.run(callId, CRM);
    expect(status).toBe(409);
    expect(body.detail).toContain("still being analysed");
  });

  it("is an action of an agent that was deleted", async () => {
    const { callId, run, client, agentId, knocks } = await webhookSetting(NEVER);
    await client.send("DELETE", `/v1/agents/${agentId}`);
    const { status, body } = await run(callId, CRM);
    expect(status).toBe(409);
    expect(body.detail).toContain("The agent was deleted");
    expect(knocks.runs).toEqual([]);
  });

  it("is anything where the request says more than it may", async () => {
    const { callId, run } = await webhookSetting(NEVER);
    const { status, body } = await run(callId, CRM, { force: true });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["force"]);
  });
});

describe("an action of a call that could not be read", () => {
  it("runs all the same, by what is known", async () => {
    const endpoint = receiver();
    const setting = await actedSetting({
      actions: [{ ...WEBHOOK, condition: { field: "customer_name", operator: "exists" } }],
      models: [scriptedModel(failing("refused"))],
      fetch: endpoint.fetch,
    });
    const callId = await setting.analysed();
    await setting.run(callId, CRM);
    await setting.perform(callId, CRM);
    expect(endpoint.sent).toMatchObject([{ data: { analysis: { status: "failed", data: {} } } }]);
  });

  it("runs by what a later reading found, once there is one", async () => {
    const endpoint = receiver();
    const setting = await actedSetting({
      actions: [{ ...WEBHOOK, condition: NEVER }],
      models: [scriptedModel(failing("refused"), READ)],
      fetch: endpoint.fetch,
    });
    const callId = await setting.analysed();
    const asked = await setting.send<{ analysis_id: string }>("POST", `/v1/calls/${callId}/reanalyze`);
    const analysisId = asked.body.analysis_id;
    await processAgain(setting.services, { workspaceId: setting.workspaceId, callId, analysisId });
    expect((await setting.run(callId, CRM)).body).toMatchObject({ analysis_id: analysisId });
    await setting.perform(callId, CRM);
    expect(endpoint.sent).toMatchObject([{ data: { analysis: { data: { customer_name: "Jane Roe" } } } }]);
  });
});

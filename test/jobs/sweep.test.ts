import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import worker from "../../src/index.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import { idempotencyKeys } from "../../src/store/schema.ts";
import { AGENT, type CallSetting, callSetting, READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";
import { webhookEndpoint } from "../support/webhook-endpoint.ts";

const HALF_A_MINUTE_MS = 30_000;
const TWO_MINUTES_MS = 120_000;
const SECRET = `whsec_${btoa("a secret of the customer's own!!")}`;

/** What a sweep knocks for, of this test's own workspace: it sweeps them all. */
async function sweptOf(setting: CallSetting) {
  const { calls, runs, deliveries } = setting.knocks;
  for (const kept of [calls, runs, deliveries, setting.alarms]) kept.length = 0;
  await sweep({ ...setting.services, log: () => {} });
  const ours = <Key extends { workspaceId: string }>(keys: Key[]) =>
    keys.filter(({ workspaceId }) => workspaceId === setting.workspaceId);
  return {
    calls: ours(calls).map(({ callId }) => callId),
    runs: ours(runs).map(({ name }) => name),
    deliveries: ours(deliveries).map(({ deliveryId }) => deliveryId),
    alarms: ours(setting.alarms).map(({ scheduleId }) => scheduleId),
  };
}
const NOTHING = { calls: [], runs: [], deliveries: [], alarms: [] };

describe("the sweep", () => {
  it("knocks again for a call whose message was lost, and not before it counts as lost", async () => {
    const setting = await callSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.ingest();
    expect(await sweptOf(setting)).toEqual(NOTHING);
    setting.pass(HALF_A_MINUTE_MS);
    expect(await sweptOf(setting)).toEqual({ ...NOTHING, calls: [callId] });
    expect(await sweptOf(setting), "in the same minute").toEqual(NOTHING);
    await setting.process(callId);
    setting.pass(HALF_A_MINUTE_MS);
    expect((await sweptOf(setting)).calls).toEqual([]);
  });

  it("brings a call whose reader died to another reader, and it is analysed once", async () => {
    const model = scriptedModel(READ);
    const setting = await callSetting({ models: [model] });
    const callId = await setting.ingest();
    const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
    await setting.process(callId, { models: [crash] }).catch(() => {});
    expect((await sweptOf(setting)).calls).toEqual([]);
    setting.pass(setting.services.analysisLeaseMs);
    expect((await sweptOf(setting)).calls).toEqual([callId]);
    await Promise.all([setting.process(callId), setting.process(callId)]);
    expect(model.asked).toHaveLength(1);
    setting.pass(TWO_MINUTES_MS);
    expect((await sweptOf(setting)).calls).toEqual([]);
  });

  it("knocks for all that follows from a call whose reader died between the save and the knock", async () => {
    const setting = await callSetting({
      models: [scriptedModel(READ)],
      agent: { ...AGENT, webhook_url: "https://hooks.example/calls", webhook_events: ["call.analyzed"] },
    });
    const callId = await setting.ingest();
    const requestFollowUp = () => Promise.reject(new Error("The isolate is gone."));
    await expect(setting.process(callId, { requestFollowUp })).rejects.toThrow();
    setting.pass(TWO_MINUTES_MS);
    expect(await sweptOf(setting)).toEqual({
      ...NOTHING,
      runs: ["Auto follow-up"],
      deliveries: [expect.stringMatching(/^dlv_/)],
    });
    await setting.perform(callId, "Auto follow-up");
    setting.pass(TWO_MINUTES_MS);
    expect((await sweptOf(setting)).runs).toEqual([]);
  });

  it("knocks again for a delivery that was begun and never ended", async () => {
    const endpoint = webhookEndpoint(SECRET);
    const config = { url: "https://crm.example/leads", secret: SECRET };
    const setting = await callSetting({
      fetch: endpoint.fetch,
      agent: { agent_name: "Line", post_call_actions: [{ type: "webhook", name: "CRM", config }] },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    const { random } = setting.services;
    setting.services.random = () => {
      throw new Error("The isolate is gone.");
    };
    await expect(setting.perform(callId, "CRM")).rejects.toThrow();
    setting.services.random = random;
    setting.pass(TWO_MINUTES_MS);
    const swept = await sweptOf(setting);
    expect(swept.deliveries).toHaveLength(1);
    await setting.perform(callId, "CRM");
    expect((await setting.read(callId)).actions).toMatchObject([{ status: "done" }]);
    expect(new Set(endpoint.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("sets an alarm again that was lost", async () => {
    const setting = await callSetting({
      agent: {
        agent_name: "Line",
        // Whatever the hour and day at which the test runs.
        calling_window: { start: "00:00", end: "24:00", public_holidays: "ring" },
        post_call_actions: [{ type: "schedule_call", name: "Again", config: { fallback_delay_minutes: 1 } }],
      },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    await setting.perform(callId, "Again");
    expect((await sweptOf(setting)).alarms).toEqual([]);
    setting.pass(TWO_MINUTES_MS);
    expect((await sweptOf(setting)).alarms).toEqual([expect.stringMatching(/^sched_/)]);
  });

  it("forgets idempotency keys that answer nothing any more", async () => {
    const setting = await callSetting({ now: Date.parse("2030-01-01T00:00:10Z") });
    const { workspaceId, client } = setting;
    const day = 24 * 3_600_000;
    const key = (name: string, age: number) => ({
      ...{ workspaceId, key: name, fingerprint: "f" },
      createdAt: setting.services.clock() - age,
    });
    await client.db.insert(idempotencyKeys).values([key("old", day + 1), key("young", day - 1)]);
    await sweptOf(setting);
    const left = await client.db.query.idempotencyKeys.findMany({
      where: (row, { eq }) => eq(row.workspaceId, workspaceId),
    });
    expect(left.map((row) => row.key)).toEqual(["young"]);
  });
});

describe("the cron trigger", () => {
  it("brings a forgotten call through the real queue to its end", { timeout: 30_000 }, async () => {
    const setting = await callSetting({
      now: Date.now() - TWO_MINUTES_MS,
      agent: { ...AGENT, post_call_actions: [] },
    });
    const callId = await setting.ingest();
    await worker.scheduled(createScheduledController(), env);
    await vi.waitFor(async () => expect((await setting.read(callId)).analysis.status).toBe("completed"), {
      timeout: 20_000,
      interval: 100,
    });
  });
});

it("goes on with everything else where one part fails, and has failed all the same", async () => {
  const setting = await callSetting({ models: [scriptedModel(READ)] });
  const callId = await setting.ingest();
  await setting.process(callId);
  setting.knocks.runs.length = 0;
  setting.pass(TWO_MINUTES_MS);
  const lines: unknown[] = [];
  const services = {
    ...setting.services,
    log: (...line: unknown[]) => lines.push(line),
    requestAnalysis: () => Promise.reject(new Error("The queue is gone.")),
  };
  await expect(sweep(services)).rejects.toThrow("These parts of the sweep failed: calls.");
  expect(setting.knocks.runs.map((run) => run.callId)).toContain(callId);
  expect(lines).toContainEqual(["error", "sweep_failed", expect.objectContaining({ part: "calls" })]);
});

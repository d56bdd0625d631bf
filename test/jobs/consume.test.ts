import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { consume } from "../../src/jobs/consume.ts";
import { type JobMessage, knock } from "../../src/jobs/message.ts";
import type { LogFields, LogLevel } from "../../src/log.ts";
import { AGENT, type CallSetting, callSetting, READ } from "../calls/setting.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";
import { type Answer, answer, webhookEndpoint } from "../support/webhook-endpoint.ts";

const QUEUE = "aftercall-analysis";
const SECRET = `whsec_${btoa("a secret of the customer's own!!")}`;

/** Hands the messages over as the platform does; answers what became of each, and what was logged. */
async function handOver(setting: CallSetting, bodies: unknown[], attempts = 1) {
  const logged: (LogFields & { level: LogLevel; event: string })[] = [];
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts, body }));
  const batch = createMessageBatch(QUEUE, messages);
  // The platform's own result leaves the delay out.
  const retries = batch.messages.map((message) => vi.spyOn(message, "retry"));
  const log = (level: LogLevel, event: string, fields: LogFields = {}) =>
    void logged.push({ ...fields, level, event });
  const running: Promise<void>[] = [];
  const later: [string, number][] = [];
  const requestDelivery = async ({ deliveryId }: { deliveryId: string }, seconds: number) =>
    void later.push([deliveryId, seconds]);
  await consume({ ...setting.services, log, requestDelivery }, batch, (work) => void running.push(work));
  const result = await getQueueResult(batch, createExecutionContext());
  return {
    acked: result.explicitAcks,
    retried: result.retryMessages.map(({ msgId }) => [
      msgId,
      retries[messages.findIndex(({ id }) => id === msgId)]?.mock.calls[0]?.[0]?.delaySeconds,
    ]),
    logged,
    running,
    /** Deliveries that are knocked for once more, and in how many seconds. */
    later,
  };
}

/** A call whose one action is a webhook, with the message that asks for it. */
async function webhookAction(...script: Answer[]) {
  const endpoint = webhookEndpoint(SECRET, ...script);
  const url = "https://crm.example/leads";
  const setting = await callSetting({
    fetch: endpoint.fetch,
    agent: {
      agent_name: "Line",
      post_call_actions: [{ type: "webhook", name: "CRM", config: { url, secret: SECRET } }],
    },
  });
  const callId = await setting.ingest();
  await setting.process(callId);
  return { setting, endpoint, act: knock.act({ workspaceId: setting.workspaceId, callId, name: "CRM" }) };
}

const analyze = ({ workspaceId }: CallSetting, callId: string): JobMessage =>
  knock.analyze({ workspaceId, callId });

describe("a batch of messages", () => {
  it("is acked or retried message by message, and one that throws disturbs no neighbour", async () => {
    const words = (text: string) => ({ transcript: [{ role: "user", text }] });
    const model = {
      id: "moody",
      read: async ({ turns }: { turns: readonly { text: string }[] }) => {
        if (turns[0]?.text === "throw") throw new Error("The isolate is gone.");
        return turns[0]?.text === "fail" ? failing("rate_limited", 90_000) : READ;
      },
    };
    const setting = await callSetting({ models: [model] });
    const [thrown = "", failed = "", good = ""] = await Promise.all([
      setting.ingest(words("throw")),
      setting.ingest(words("fail")),
      setting.ingest(words("read")),
    ]);
    const { acked, retried, logged } = await handOver(setting, [
      analyze(setting, thrown),
      analyze(setting, failed),
      analyze(setting, good),
      analyze(setting, "call_none"),
    ]);
    expect(acked.sort()).toEqual(["m2", "m3"]);
    expect(retried.sort()).toEqual([
      ["m0", 2],
      ["m1", 90],
    ]);
    expect(logged).toMatchObject([{ level: "error", event: "job_threw", call_id: thrown, attempt: 1 }]);
    expect((await setting.read(good)).analysis.status).toBe("completed");
  });

  it.each([
    [1, 2],
    [2, 4],
    [5, 32],
    [20, 300],
  ])("waits longer with every try after an error of ours: try %i, %i s", async (attempts, seconds) => {
    const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
    const setting = await callSetting({ models: [crash] });
    const callId = await setting.ingest();
    const { retried } = await handOver(setting, [analyze(setting, callId)], attempts);
    expect(retried).toEqual([["m0", seconds]]);
  });

  it("never logs what a query that failed was about", async () => {
    const setting = await callSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.ingest();
    const query = new Error("Failed query: insert … params: Jane Roe,+905321234567", {
      cause: new Error("D1_ERROR: no room"),
    });
    setting.services.requestFollowUp = () => Promise.reject(query);
    const { logged } = await handOver(setting, [analyze(setting, callId)]);
    expect(logged).toMatchObject([{ event: "job_threw", reason: "Error: D1_ERROR: no room" }]);
    expect(JSON.stringify(logged)).not.toMatch(/Jane|\+90/);
  });

  it.each([
    ["text", "hello"],
    ["nothing", null],
    ["an unknown kind", { kind: "sing", workspace_id: "ws_1" }],
    ["a missing id", { kind: "analyze", workspace_id: "ws_1" }],
  ])("acks and logs what it cannot read: %s", async (_, body) => {
    const setting = await callSetting();
    const { acked, logged } = await handOver(setting, [body]);
    expect(acked).toEqual(["m0"]);
    expect(logged).toMatchObject([{ level: "error", event: "message_unreadable", message_id: "m0" }]);
  });

  it("places the delivery of a webhook and leaves the request to the delivery's own message", async () => {
    const { setting, act, endpoint } = await webhookAction(answer(503));
    expect(await handOver(setting, [act])).toMatchObject({ acked: ["m0"], retried: [], running: [] });
    expect(setting.knocks.deliveries).toHaveLength(1);
    expect(endpoint.received).toEqual([]);
  });

  it("comes back for a delivery when its next attempt is due, with a message of its own", async () => {
    const { setting, act } = await webhookAction(answer(503, null, { "retry-after": "7" }));
    await handOver(setting, [act]);
    const [key] = setting.knocks.deliveries;
    if (!key) throw new Error("Nothing was knocked for.");
    const { acked, running, later } = await handOver(setting, [knock.deliver(key)]);
    await Promise.all(running);
    expect(acked).toEqual(["m0"]);
    expect(later).toEqual([[key.deliveryId, 7]]);
    const early = await handOver(setting, [knock.deliver(key)]);
    expect(early).toMatchObject({ retried: [["m0", 7]], running: [], later: [] });
  });

  it("leaves what is due in hours to the sweep, since a queue cannot hold it so long", async () => {
    const sixHours = 6 * 3_600_000;
    const setting = await callSetting({
      agent: AGENT,
      models: [scriptedModel(failing("allowance_used_up", sixHours), READ)],
    });
    const callId = await setting.ingest();
    expect(await handOver(setting, [analyze(setting, callId)])).toMatchObject({ acked: ["m0"], retried: [] });
    const row = await setting.client.db.query.calls.findFirst({
      where: (call, { eq }) => eq(call.id, callId),
    });
    expect(row).toMatchObject({
      analysisStatus: "pending",
      analysisDueAt: setting.services.clock() + sixHours,
    });
  });
});

import { beforeAll, describe, expect, it, vi } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { type Client, mintClient } from "../support/client.ts";
import { AGENT, CALL, readCall, register } from "./setting.ts";

/** Two queues with a batch window of a second each, on a busy machine. */
const SOON = { timeout: 20_000, interval: 100 };
const WITH_QUEUES = { timeout: 30_000 };

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

const post = async (agentId: string, change: object = {}) => {
  const { body } = await client.send<{ call_id: string }>("POST", "/v1/calls", {
    ...{ agent_id: agentId, ...CALL, ...change },
  });
  return body.call_id;
};

const settled = (callId: string) =>
  vi.waitFor(async () => {
    const call = await readCall(client, callId);
    expect(call.analysis.status).toMatch(/completed|skipped|failed/);
    expect(call.actions.filter(({ status }) => status === "pending")).toEqual([]);
    return call;
  }, SOON);

const followUp = {
  type: "schedule_call",
  name: "Call again",
  condition: { field: "customer_name", operator: "exists" },
  config: { use_field: "follow_up_date" },
};
const unmet = { ...AGENT.post_call_actions[1], name: "Lead to CRM" };

describe("a call that comes in by the front door", () => {
  it("becomes data with evidence and then the action that follows from it", WITH_QUEUES, async () => {
    const { agent_id } = await register(client, { ...AGENT, post_call_actions: [followUp, unmet] });
    const callId = await post(agent_id, {
      transcript: `Agent: May I have your name?\nCustomer: My name is Jane Roe.\nAgent: When shall we call you back?\nCustomer: Call me back on ${TOMORROW} at 14:30.`,
    });
    const call = await settled(callId);
    expect(call.analysis).toMatchObject({
      status: "completed",
      model: "offline",
      data: { customer_name: "Jane Roe" },
      fields: {
        customer_name: {
          status: "grounded",
          evidence: [{ turn: 1, quote: expect.stringContaining("Jane Roe") }],
        },
      },
    });
    expect(call.actions).toMatchObject([
      { name: "Call again", status: "done", schedule_id: expect.stringMatching(/^sched_/) },
      { name: "Lead to CRM", status: "skipped" },
    ]);
    const schedule = await client.send("GET", `/v1/schedules/${call.actions[0]?.schedule_id}`);
    expect(schedule.body).toMatchObject({ call_id: callId, status: "active", to_number: CALL.from_number });
  });

  it("ten times at once is analysed once and acted on once", WITH_QUEUES, async () => {
    const { agent_id } = await register(client, { ...AGENT, post_call_actions: [followUp] });
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => post(agent_id, { provider_call_id: "ten times" })),
    );
    expect(new Set(ids).size).toBe(1);
    const [callId = ""] = ids;
    await settled(callId);
    const analyses = await client.db.query.analyses.findMany({
      where: (row, { eq }) => eq(row.callId, callId),
    });
    const schedules = await client.send<{ call_id: string }[]>("GET", `/v1/schedules?agent_id=${agent_id}`);
    const calls = await client.send<CallView[]>("GET", `/v1/calls?agent_id=${agent_id}`);
    expect([analyses.length, schedules.body.length, calls.body.length]).toEqual([1, 1, 1]);
  });

  it.each([
    ["a voicemail", "voicemail", "no_customer_speech"],
    ["a line without an answer", "no_answer", "no_customer_speech"],
  ])("is skipped with its reason: %s", WITH_QUEUES, async (_, status, reason) => {
    const { agent_id } = await register(client, { ...AGENT, post_call_actions: [unmet] });
    const callId = await post(agent_id, { status, transcript: "Agent: Hello, please call us back." });
    expect(await settled(callId)).toMatchObject({
      analysis: { status: "skipped", reason },
      actions: [{ status: "skipped" }],
    });
  });
});

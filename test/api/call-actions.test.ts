import { describe, expect, it } from "vitest";
import {
  actedSetting,
  CRM,
  FOLLOW_UP,
  NEVER,
  SCHEDULE_CALL,
  saying,
  WEBHOOK,
} from "../actions/acted-call.ts";
import { CALL } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";

const WANTED = { field: "follow_up_required", operator: "==", value: true };

describe("GET /v1/calls/{id}/actions", () => {
  it("spells every condition out on the values that it was judged on, in the agent's order", async () => {
    const condition = {
      all: [
        WANTED,
        { any: [NEVER, { field: "call.duration_ms", operator: ">", value: 120_000 }] },
        { not: { field: "call.direction", operator: "==", value: "outbound" } },
      ],
    };
    const { analysed, actions } = await actedSetting({
      actions: [
        { ...WEBHOOK, condition },
        { ...SCHEDULE_CALL, condition: WANTED },
        { ...WEBHOOK, name: "Always" },
      ],
    });
    const callId = await analysed();
    const [crm, followUp, always] = await actions(callId);
    const never = { ...NEVER, kind: "comparison", met: false, actual: null, comparable: true };
    expect(crm).toMatchObject({
      ...{ name: CRM, type: "webhook", status: "skipped", condition, agent_version: 1, run_by: null },
    });
    const comparison = (
      field: string,
      operator: string,
      expected: unknown,
      actual: unknown,
      met: boolean,
    ) => ({
      ...{ kind: "comparison", met, field, operator, expected, actual, comparable: true },
    });
    const { value: _, ...known } = never;
    expect(crm?.trace).toEqual({
      ...{ kind: "all", met: false },
      members: [
        comparison("follow_up_required", "==", true, true, true),
        {
          ...{ kind: "any", met: false },
          members: [
            { ...known, expected: "high" },
            comparison("call.duration_ms", ">", 120_000, 60_000, false),
          ],
        },
        {
          ...{ kind: "not", met: true },
          members: [comparison("call.direction", "==", "outbound", "inbound", false)],
        },
      ],
    });
    expect(crm?.why_not).toEqual({ kind: "condition", comparisons: [{ ...known, expected: "high" }] });
    expect(followUp).toMatchObject({
      name: FOLLOW_UP,
      status: "pending",
      trace: { met: true },
      why_not: null,
    });
    expect(always).toMatchObject({ name: "Always", status: "pending", condition: null, trace: null });
  });

  it("links what became of each, as it stands now", async () => {
    const { analysed, perform, actions, client } = await actedSetting({
      actions: [SCHEDULE_CALL, WEBHOOK],
      fetch: async () => new Response("no", { status: 410 }),
    });
    const callId = await analysed();
    await perform(callId, FOLLOW_UP);
    await perform(callId, CRM);
    const [booked, sent] = await actions(callId);
    expect(booked).toMatchObject({ status: "done", schedule: { status: "active" }, why_not: null });
    const scheduleId = booked?.schedule?.schedule_id;
    expect(sent).toMatchObject({
      ...{ status: "failed", deliveries: [{ status: "failed", outcome: "gone" }] },
      why_not: { kind: "delivery", delivery_id: sent?.deliveries[0]?.delivery_id, outcome: "gone" },
      run_now: { possible: true, reason: null },
    });
    await client.send("POST", `/v1/schedules/${scheduleId}/cancel`);
    expect((await actions(callId))[0]).toMatchObject({ schedule: { status: "canceled", next_run_at: null } });
  });

  it("shows the values of the time of the decision, whatever people put right later", async () => {
    const { analysed, action, send } = await actedSetting({ actions: [{ ...WEBHOOK, condition: NEVER }] });
    const callId = await analysed();
    await send("PATCH", `/v1/calls/${callId}/analysis`, { data: { interest_level: "high" } });
    expect(await action(callId, CRM)).toMatchObject({
      ...{ status: "skipped", trace: { met: false, actual: null } },
      why_not: { kind: "condition" },
    });
  });

  it("says where the customer asked not to be called again", async () => {
    const { analysed, action } = await actedSetting({ actions: [{ ...SCHEDULE_CALL, condition: WANTED }] });
    const callId = await analysed(saying("Please never call me again."));
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      ...{ status: "skipped", trace: { met: true } },
      why_not: { kind: "opted_out", quote: expect.stringContaining("never call me again") },
      run_now: { possible: false },
    });
  });

  it("says which field is not known where the analysis failed", async () => {
    const { analysed, actions } = await actedSetting({
      actions: [
        { ...WEBHOOK, condition: NEVER },
        { ...WEBHOOK, name: "Long", condition: { field: "call.duration_ms", operator: ">", value: 1 } },
      ],
      models: [scriptedModel(failing("refused"))],
    });
    const [crm, long] = await actions(await analysed());
    expect(crm?.why_not).toEqual({ kind: "analysis_failed", field: "interest_level", reason: "refused" });
    expect(long).toMatchObject({ status: "pending", trace: { met: true, actual: 60_000 } });
  });

  it("says that a number is not rung where the rules forbid it", async () => {
    const { analysed, perform, action, client } = await actedSetting({ actions: [SCHEDULE_CALL] });
    const callId = await analysed();
    await client.send("POST", "/v1/suppressions", {
      phone_number: CALL.from_number,
      reason: "Asked by post.",
    });
    await perform(callId, FOLLOW_UP);
    expect(await action(callId, FOLLOW_UP)).toMatchObject({
      ...{ status: "failed", schedule: { status: "blocked" } },
      why_not: { kind: "gate", sentence: expect.stringContaining("suppression list") },
    });
  });

  it("says that a transfer is over with the call", async () => {
    const { analysed, action } = await actedSetting({
      actions: [
        { type: "transfer_call", name: "Desk", condition: WANTED, config: { to_number: "+14155550100" } },
      ],
    });
    expect(await action(await analysed(), "Desk")).toMatchObject({
      ...{ status: "skipped", trace: { met: true }, transfer: null },
      ...{ why_not: { kind: "call_over" }, run_now: { possible: false } },
    });
  });

  it("shows the actions of a call that has no analysis yet as undecided", async () => {
    const { ingest, actions } = await actedSetting({ actions: [{ ...WEBHOOK, condition: NEVER }] });
    expect(await actions(await ingest())).toMatchObject([
      {
        ...{ name: CRM, status: "undecided", condition: NEVER, trace: null, run_id: null },
        ...{ why_not: { kind: "not_analysed", analysis_status: "pending" }, run_now: { possible: false } },
      },
    ]);
  });

  it("shows those of a call that goes on, which waits for its analysis", async () => {
    const { send, actions, agentId } = await actedSetting();
    const { body } = await send<{ call_id: string }>("POST", "/v1/calls", {
      ...{ agent_id: agentId, status: "in_progress", provider_call_id: "own-1", direction: "inbound" },
    });
    expect((await actions(body.call_id)).map(({ status }) => status)).toEqual(["undecided", "undecided"]);
  });

  it("shows what was decided by an agent that was deleted since", async () => {
    const { analysed, actions, client, agentId } = await actedSetting({
      actions: [{ ...WEBHOOK, condition: NEVER }],
    });
    const callId = await analysed();
    await client.send("DELETE", `/v1/agents/${agentId}`);
    expect(await actions(callId)).toMatchObject([
      { name: CRM, trace: { met: false }, why_not: { kind: "condition" }, run_now: { possible: false } },
    ]);
  });

  it("explains each by the version that decided it", async () => {
    const { analysed, actions, client, agentId } = await actedSetting({
      actions: [{ ...WEBHOOK, condition: NEVER }],
    });
    const callId = await analysed();
    await client.send("PATCH", `/v1/agents/${agentId}`, { post_call_actions: [] });
    expect(await actions(callId)).toMatchObject([{ name: CRM, condition: NEVER, agent_version: 1 }]);
  });

  it("is an empty list for an agent without actions, and none for another's call", async () => {
    const { analysed, send } = await actedSetting({ actions: [] });
    const path = `/v1/calls/${await analysed()}/actions`;
    expect(await send("GET", path)).toEqual({ status: 200, body: [] });
    expect((await (await mintClient()).send("GET", path)).status).toBe(404);
  });
});

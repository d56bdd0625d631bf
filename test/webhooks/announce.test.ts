import { expect, test } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import { announce } from "../../src/webhooks/announce.ts";

const happening = {
  type: "call.ended",
  eventId: "evt_1",
  callId: "call_1",
  agentId: "agent_1",
  at: 0,
  data: { duration_ms: 1 },
} as const;
const announced = (webhook: object, change: object = {}) =>
  announce({ clock: () => 1000 }, "ws_1", Configuration.parse({ agent_name: "Sales", ...webhook }), {
    ...happening,
    ...change,
  });

test("an event goes to the agent's webhook as its envelope", () => {
  const announcement = announced({ webhook_url: "https://crm.example/events" });
  expect(announcement).toMatchObject({
    workspaceId: "ws_1",
    event: { id: "evt_1", type: "call.ended", agentId: "agent_1", callId: "call_1", scheduleId: null },
    agentUrl: "https://crm.example/events",
    at: 1000,
  });
  expect(JSON.parse(announcement.body)).toMatchObject({ event_id: "evt_1", data: { duration_ms: 1 } });
});

test("an agent hears only the events it asked for, and without a webhook none", () => {
  const webhook_url = "https://crm.example/events";
  expect(announced({ webhook_url, webhook_events: ["call.ended"] }).agentUrl).toBe(webhook_url);
  expect(announced({ webhook_url, webhook_events: ["call.analyzed"] }).agentUrl).toBeNull();
  expect(announced({}).agentUrl).toBeNull();
});

test("what happens without a call names its schedule", () => {
  const { event, body } = announced({}, { type: "schedule.created", callId: null, scheduleId: "sched_1" });
  expect(event).toMatchObject({ callId: null, scheduleId: "sched_1" });
  expect(JSON.parse(body)).toMatchObject({ type: "schedule.created", call_id: null });
});

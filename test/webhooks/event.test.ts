import { expect, test } from "vitest";
import { EVENT_TYPES, newEvent, WebhookEvent } from "../../src/webhooks/event.ts";

const happening = {
  type: "call.analyzed",
  eventId: "evt_1",
  callId: "call_1",
  agentId: "agent_1",
  at: Date.UTC(2026, 4, 7, 11, 30),
  data: { status: "skipped" },
} as const;

test("an event is one stable envelope round its data", () => {
  expect(newEvent(happening)).toEqual({
    type: "call.analyzed",
    event_id: "evt_1",
    call_id: "call_1",
    agent_id: "agent_1",
    timestamp: "2026-05-07T11:30:00.000Z",
    schema_version: 1,
    data: { status: "skipped" },
  });
});

test.each(EVENT_TYPES)("%s is what the published schema says", (type) => {
  const event = newEvent({ ...happening, type, callId: type.startsWith("schedule.") ? null : "call_1" });
  expect(WebhookEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
});

test("the schema refuses a type nobody sends and a member nobody knows", () => {
  const event = newEvent(happening);
  expect(WebhookEvent.safeParse({ ...event, type: "call.rang" }).success).toBe(false);
  expect(WebhookEvent.safeParse({ ...event, extra: 1 }).success).toBe(false);
});

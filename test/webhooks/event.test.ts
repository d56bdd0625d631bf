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
    sequence: Date.UTC(2026, 4, 7, 11, 30) * 100 + 5,
    data: { status: "skipped" },
  });
});

test("events are in order by their sequence, whatever the call's clock says and within a millisecond", () => {
  const ended = {
    ...happening,
    type: "call.ended",
    at: happening.at + 3_600_000,
    notedAt: happening.at,
  } as const;
  expect(newEvent(ended).timestamp).toBe("2026-05-07T12:30:00.000Z");
  expect(newEvent(ended).sequence).toBeLessThan(newEvent(happening).sequence);
  const next = { ...happening, type: EVENT_TYPES[0], at: happening.at + 1 };
  expect(newEvent(happening).sequence).toBeLessThan(newEvent(next).sequence);
  expect(Number.isSafeInteger(newEvent({ ...happening, at: Date.UTC(4000, 0) }).sequence)).toBe(true);
});

test.each(EVENT_TYPES)("%s is what the published schema says", (type) => {
  const event = newEvent({ ...happening, type, callId: type.startsWith("schedule.") ? null : "call_1" });
  expect(WebhookEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
});

test("the schema refuses a type nobody sends, and lets a member come that nobody knows yet", () => {
  const event = newEvent(happening);
  expect(WebhookEvent.safeParse({ ...event, type: "call.rang" }).success).toBe(false);
  expect(WebhookEvent.parse({ ...event, extra: 1 })).toEqual(event);
});

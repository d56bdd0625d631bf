import { describe, expect, test } from "vitest";
import { assemble } from "../../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { genericCase } from "../generic.case.ts";
import { connection, ENDED, eventOf, NOW, receive } from "./setting.ts";

describe("a message", () => {
  test("says what it says, and nothing else", async () => {
    const event = await eventOf({
      ...ENDED,
      timestamp: "2026-11-22T10:01:00Z",
      agent: "desk",
      direction: "outbound",
      from_number: "+1 (415) 555-0100",
      to_number: "anonymous",
      started_at: "2026-11-22T12:00:10+02:00",
      ended_at: null,
      duration_ms: 50_000,
      end_reason: "hung up",
      recording_url: "https://pbx.example.com/r/1.mp3",
      timezone: "Europe/Istanbul",
      metadata: { crm: 7 },
      dynamic_variables: { name: "Jane" },
      attempt_id: "sched_1.1",
    });
    expect(event).toEqual({
      key: "msg_1",
      callId: "pbx-1",
      at: Date.parse("2026-11-22T10:01:00Z"),
      kind: "ended",
      facts: {
        agent: "desk",
        direction: "outbound",
        fromNumber: "+14155550100",
        startedAt: "2026-11-22T12:00:10+02:00",
        durationMs: 50_000,
        status: "completed",
        endReason: "hung up",
        recordingUrl: "https://pbx.example.com/r/1.mp3",
        timezone: "Europe/Istanbul",
        metadata: { crm: 7 },
        dynamicVariables: { name: "Jane" },
        attemptId: "sched_1.1",
      },
    });
  });

  test("is named by its event_id where it has one", async () => {
    expect((await eventOf({ ...ENDED, event_id: "e7" })).key).toBe("e7");
  });

  test("has the time of its sending where it gives none", async () => {
    expect((await eventOf(ENDED)).at).toBe(NOW);
  });

  test("that a call started says in_progress unless it says another", async () => {
    const started = { type: "call.started", call_id: "pbx-1" };
    expect((await eventOf(started)).facts.status).toBe("in_progress");
    expect((await eventOf({ ...started, status: "ringing" })).facts.status).toBe("ringing");
  });

  test("names members that nobody knows, without what they say", async () => {
    expect(await receive({ ...ENDED, colour: "red", transfer: {} })).toMatchObject({
      kind: "taken",
      unknown: ["colour", "transfer"],
    });
  });

  test("of another type is taken, and named", async () => {
    const received = await receive({ type: "call.paused" });
    expect(received).toEqual({ kind: "taken", events: [], unknown: ["call.paused"] });
  });
});

describe("the last word", () => {
  const transcript = "Agent: Hello.\nCustomer: Hi.";

  test.each([
    ["an end with a transcript", { ...ENDED, transcript }, true],
    ["an end with a transcript in which nobody speaks", { ...ENDED, transcript: [] }, true],
    ["an end alone", ENDED, undefined],
    ["an end without a transcript", { ...ENDED, transcript: null }, undefined],
    ["an end that says so", { ...ENDED, final: true }, true],
    ["an end that denies it", { ...ENDED, transcript, final: false }, undefined],
    ["a transcript", { type: "call.transcript", call_id: "c", transcript }, undefined],
    ["a transcript that says so", { type: "call.transcript", call_id: "c", transcript, final: true }, true],
  ])("is %s: %#", async (_, body, isFinal) => {
    expect((await eventOf(body)).isFinal).toBe(isFinal);
  });
});

describe("what happened", () => {
  test("may be a transfer, a tool, an error", async () => {
    const call = { call_id: "c" };
    const transfer = { status: "failed", to: "sip:desk@pbx.example.com", reason: "busy" };
    expect((await eventOf({ type: "call.transfer", ...call, transfer })).transfer).toEqual(transfer);
    const tool_call = { id: "t1", name: "look_up" };
    expect((await eventOf({ type: "call.tool_call", ...call, tool_call })).tool).toEqual({
      ...tool_call,
      ...{ arguments: {}, handsOver: true },
    });
    expect(await eventOf({ type: "call.error", ...call, end_reason: "no audio" })).toMatchObject({
      kind: "error",
      facts: { endReason: "no audio" },
    });
  });
});

describe.each(genericCase.conversations.map((one) => [one.name, one] as const))("%s", (_, conversation) => {
  test("comes to the call that it is", async () => {
    const events: CallEvent[] = [];
    for (const message of conversation.messages) {
      const { headers } = await genericCase.sign(message, {
        url: connection.intakeUrl,
        now: NOW,
        credentials: genericCase.credentials,
      });
      const received = await receive(message.body, headers);
      if (received.kind === "taken") events.push(...received.events);
    }
    for (const order of [events, [...events].reverse()]) {
      const call = assemble(order);
      const { expected } = conversation;
      expect(call.isOver).toBe(true);
      expect(call.status).toBe(expected.status);
      expect(call.transcript.turns.map(({ role, text }) => [role, text])).toEqual(expected.turns);
      if (expected.startedAt)
        expect(Date.parse(call.facts.startedAt ?? "")).toBe(Date.parse(expected.startedAt));
      expect(call.facts.durationMs).toBe(expected.durationMs);
    }
  });
});

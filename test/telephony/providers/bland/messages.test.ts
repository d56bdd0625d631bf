import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { bland } from "../../../../src/telephony/providers/bland.ts";
import { CALL } from "../bland.case.ts";
import { hmac } from "../hmac.ts";
import { connected, credentials, receive } from "./setting.ts";

async function received(message: unknown, change: Partial<Connection> = {}) {
  const body = JSON.stringify(message);
  const mac = hmac(String(credentials.webhook_secret), body);
  return receive(connected(change), body, { "x-webhook-signature": mac });
}

async function eventOf(message: unknown, change: Partial<Connection> = {}): Promise<CallEvent | undefined> {
  const answer = await received(message, change);
  if (answer.kind !== "taken") throw new Error(`The message was ${answer.kind}.`);
  return answer.events[0];
}

describe("a call that Bland tells of", () => {
  it("says all that there is, in our words", async () => {
    expect(await eventOf(CALL)).toEqual({
      key: "ended",
      callId: "bl-call-1",
      at: Date.parse("2026-11-22T10:01:00Z"),
      kind: "ended",
      isFinal: true,
      facts: {
        agent: "pathway_1",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+14155550222",
        startedAt: "2026-11-22T10:00:10.000Z",
        // Not `end_at`, at which the call would have been cut off.
        endedAt: "2026-11-22T10:01:00.000Z",
        durationMs: 50_000,
        status: "completed",
        endReason: "ASSISTANT",
        metadata: { job: "j1" },
        dynamicVariables: { job: "j1" },
        attemptId: "sched_01kabc.2",
      },
      turns: [
        { role: "agent", text: "Hi, this is Nora.", start_ms: 1_000 },
        { role: "customer", text: "Hello, José here 🙂", start_ms: 3_250 },
        { role: "system", text: "Ended call", start_ms: 10_000 },
      ],
    });
  });

  it.each([
    ["seconds as text", { corrected_duration: "71", call_length: 0.75 }, 71_000],
    ["seconds as a number", { corrected_duration: 71, call_length: null }, 71_000],
    ["minutes where the seconds are missing", { corrected_duration: null, call_length: 0.75 }, 45_000],
    [
      "minutes where the seconds were not corrected yet",
      { corrected_duration: "0", call_length: 0.75 },
      45_000,
    ],
    ["nothing", { corrected_duration: "0", call_length: 0 }, 0],
    ["what is no length", { corrected_duration: "soon", call_length: "long" }, undefined],
  ])("lasted as long as it says in %s", async (_unit, change, durationMs) => {
    expect((await eventOf({ ...CALL, ...change }))?.facts.durationMs).toBe(durationMs);
  });

  it.each([
    ["4155550222", "+14155550222"],
    ["(415) 555-0222", "+14155550222"],
    ["14155550222", "+14155550222"],
    ["+4915112345678", "+4915112345678"],
    ["anonymous", undefined],
    ["", undefined],
    [null, undefined],
  ])("has the number %j in one spelling", async (from, fromNumber) => {
    expect((await eventOf({ ...CALL, from }))?.facts.fromNumber).toBe(fromNumber);
  });

  it.each([
    [{ status: "completed", answered_by: "human" }, "completed"],
    [{ status: null, answered_by: null, queue_status: "complete" }, "completed"],
    [{ status: "constructor", answered_by: "unknown" }, "completed"],
    [{ status: "completed", answered_by: "voicemail" }, "voicemail"],
    [{ status: "completed", answered_by: "no-answer" }, "no_answer"],
    [{ status: "No Answer", answered_by: null }, "no_answer"],
    [{ status: "busy", answered_by: null }, "busy"],
    [{ status: "canceled", answered_by: null }, "canceled"],
    [{ status: "failed", answered_by: null }, "failed"],
    [{ status: null, transcripts: [], concatenated_transcript: "", error_message: "No route" }, "failed"],
    // Something went wrong at the end of a call on which people talked.
    [{ status: null, error_message: "Webhook timed out" }, "completed"],
  ])("ended as %j says", async (change, status) => {
    expect((await eventOf({ ...CALL, ...change }))?.facts.status).toBe(status);
  });

  it("reads the transcript in one text where there are no entries", async () => {
    const concatenated_transcript =
      "user : Hey, what's up? \n assistant: Two things:\nfirst, hello. \n user: note: fine";
    expect((await eventOf({ ...CALL, transcripts: [], concatenated_transcript }))?.turns).toEqual([
      { role: "customer", text: "Hey, what's up?" },
      { role: "agent", text: "Two things: first, hello." },
      { role: "customer", text: "note: fine" },
    ]);
  });

  it("says where its words are where it has none of them", async () => {
    const event = await eventOf({ ...CALL, transcripts: null, concatenated_transcript: null });
    expect(event).toMatchObject({ fetch: { source: "call", id: "bl-call-1" } });
    expect(event).not.toHaveProperty("isFinal");
  });

  it("tells of its transfer", async () => {
    expect((await eventOf({ ...CALL, transferred_to: "4155550333" }))?.transfer).toEqual({
      ...{ status: "connected", to: "+14155550333", reason: null },
    });
  });

  it("takes the connection's word on who speaks before its own", async () => {
    const event = await eventOf(CALL, { roles: { "agent-action": "tool" } });
    expect(event?.turns?.map(({ role }) => role)).toEqual(["agent", "customer", "tool"]);
  });

  it("stays a call without any of what is not promised, and with nonsense in its place", async () => {
    const odd = {
      call_id: 12,
      completed: "yes",
      inbound: "no",
      transcripts: [null, 4, { text: "Hm" }],
      metadata: [],
      recording_url: "javascript:1",
      started_at: "yesterday",
      created_at: 5,
    };
    expect(await eventOf(odd)).toEqual({
      ...{ key: "ended", kind: "ended", callId: "12", at: null, isFinal: true },
      facts: { status: "completed" },
      turns: [{ role: "system", text: "Hm" }],
    });
  });

  it("has no news in the lines of its log", async () => {
    const line = {
      level: "queue",
      message: "Call queued",
      category: "info",
      call_id: "bl-call-1",
      timestamp: "2026-11-22T10:00:01Z",
    };
    expect(await received(line)).toEqual({ kind: "taken", events: [] });
  });

  it.each([
    [{ category: "call", completed: false, queue_status: "started" }],
    [{ category: "call", completed: true, queue_status: "complete" }],
    [{ category: "queue", message: "Call completed", status: "completed" }],
  ])("has no end in a line of its log, whatever the line has: %j", async (line) => {
    expect(await received({ call_id: "bl-call-1", ...line })).toEqual({ kind: "taken", events: [] });
  });

  it.each([
    [{ completed: false, queue_status: "started" }],
    [{ completed: false, queue_status: "queued", transcripts: CALL.transcripts }],
    [{ completed: false, concatenated_transcript: " " }],
  ])("has no end where nothing says that it is over: %j", async (change) => {
    const answer = await received({ call_id: "bl-call-1", ...change });
    expect(answer).toEqual({ kind: "taken", events: [], unknown: Object.keys(change) });
  });

  it.each([
    [{ completed: false, queue_status: "complete" }, "completed"],
    [{ completed: false, queue_status: "call_error" }, "failed"],
    [{ completed: false, status: "no-answer" }, "no_answer"],
    [{ completed: false, answered_by: "busy" }, "busy"],
    [{ completed: false, error_message: "Invalid number" }, "failed"],
    [{ queue_status: "started", concatenated_transcript: "user: Hi" }, "completed"],
    [{ category: "call", completed: true, transcripts: [] }, "completed"],
  ])("is over where one thing says so: %j", async (change, status) => {
    expect(await eventOf({ call_id: "bl-call-1", ...change })).toMatchObject({
      kind: "ended",
      facts: { status },
    });
  });

  it("is another message once its words are there", async () => {
    const wordless = await eventOf({ ...CALL, transcripts: null, concatenated_transcript: null });
    expect(wordless?.key).not.toBe((await eventOf(CALL))?.key);
  });

  it.each(["constructor", "__proto__"])("knows nobody called %s", async (user) => {
    expect((await eventOf({ ...CALL, transcripts: [{ user, text: "Hm" }] }))?.turns?.[0]?.role).toBe(
      "system",
    );
  });

  it("has no time that no call can have", async () => {
    const odd = { started_at: 1_795_341_610_000_000, created_at: null, corrected_duration: 1e300 };
    const event = await eventOf({ ...CALL, ...odd, call_length: null });
    expect(event?.at).toBeNull();
    expect(Object.keys(event?.facts ?? {})).not.toEqual(
      expect.arrayContaining(["startedAt", "endedAt", "durationMs"]),
    );
    expect(event?.turns?.[0]).not.toHaveProperty("start_ms");
  });

  it("is unreadable where it has no id", async () => {
    const expected = { kind: "unreadable", detail: "The message has no call_id." };
    expect(await received({ completed: true })).toEqual(expected);
    expect(await received([1])).toEqual(expected);
  });

  it("comes out of an export as out of its webhook", async () => {
    const event = await eventOf(CALL);
    expect(bland.readExport?.(CALL, { roles: {} })).toEqual([event]);
    expect(bland.readExport?.({ call_id: "c1" }, { roles: {} })).toBeNull();
    expect(bland.readExport?.("a text", { roles: {} })).toBeNull();
    const underWay = { ...CALL, completed: false, status: null, queue_status: "started" };
    expect(bland.readExport?.(underWay, { roles: {} })).toBeNull();
    const silent = { ...CALL, transcripts: [], concatenated_transcript: "" };
    expect(bland.readExport?.(silent, { roles: {} })).toMatchObject([{ isFinal: true }]);
  });
});

import { describe, expect, it } from "vitest";
import { connectionTo } from "../connection.ts";
import { COMPLETED, gotten, posted, vonageCase } from "../vonage.case.ts";
import { CON, events, receive, send, vonage } from "./setting.ts";

describe("an event of Vonage's", () => {
  it("ends a leg with its times, numbers with their plus, and seconds as milliseconds", async () => {
    const [event] = await events(posted({ ...COMPLETED, conversation_uuid: CON, uuid: "u1" }));
    expect(event).toEqual({
      key: "u1:completed:2026-11-22T10:01:00.300Z",
      callId: CON,
      leg: "u1",
      at: Date.parse("2026-11-22T10:01:00.300Z"),
      kind: "ended",
      facts: {
        direction: "inbound",
        fromNumber: "+15550001111",
        toNumber: "+15550002222",
        startedAt: "2026-11-22T10:00:10.000Z",
        endedAt: "2026-11-22T10:01:00.000Z",
        durationMs: 50_000,
        handle: { uuid: "u1" },
        status: "completed",
      },
    });
  });

  it("reads times without an offset as UTC, fractions of seconds, and zero seconds", async () => {
    const facts = async (fields: object) => (await events(posted({ ...COMPLETED, ...fields })))[0]?.facts;
    expect(await facts({ start_time: "2026-11-22 10:00:10" })).toMatchObject({
      startedAt: "2026-11-22T10:00:10.000Z",
    });
    expect(await facts({ duration: "1.5" })).toMatchObject({ durationMs: 1500 });
    expect(await facts({ duration: 0 })).toMatchObject({ durationMs: 0 });
    expect(await facts({ duration: "", start_time: "soon", end_time: 7 })).not.toMatchObject({
      durationMs: expect.anything(),
    });
  });

  it.each([
    ["started", "started", "ringing"],
    ["ringing", "started", "ringing"],
    ["answered", "started", "in_progress"],
    ["human", "started", "in_progress"],
    ["machine", "analyzed", "voicemail"],
    ["completed", "ended", "completed"],
    ["disconnected", "ended", "completed"],
    ["busy", "ended", "busy"],
    ["unanswered", "ended", "no_answer"],
    ["timeout", "ended", "no_answer"],
    ["cancelled", "ended", "canceled"],
    ["rejected", "ended", "failed"],
    ["failed", "ended", "failed"],
  ])("with the status %s is %s, %s", async (told, kind, status) => {
    const [event] = await events(posted({ conversation_uuid: CON, uuid: "u1", status: told }));
    expect(event).toMatchObject({ kind, facts: { status } });
  });

  it("names the leg of a detected machine by call_uuid", async () => {
    const fields = { conversation_uuid: CON, call_uuid: "u1", status: "machine" };
    expect(await events(posted(fields))).toMatchObject([{ leg: "u1", facts: { handle: { uuid: "u1" } } }]);
  });

  it("reads the attempt out of its path", async () => {
    const fields = { conversation_uuid: CON, uuid: "u1", status: "ringing" };
    expect(await events(posted(fields, "event/sched_01k9.2"))).toMatchObject([
      { facts: { attemptId: "sched_01k9.2" } },
    ]);
  });

  it("has the same key when it comes again, and another one when it is another message", async () => {
    const key = async (fields: object) =>
      (await events(posted({ conversation_uuid: CON, uuid: "u1", status: "ringing", ...fields })))[0]?.key;
    expect(await key({})).toBe(await key({}));
    expect(await key({ timestamp: "2026-11-22T10:00:05Z" })).toBe(
      await key({ timestamp: "2026-11-22T10:00:05Z" }),
    );
    const fields = [{}, { uuid: "u2" }, { status: "answered" }, { from: "15550001111" }];
    expect(new Set(await Promise.all(fields.map(key))).size).toBe(fields.length);
  });

  it("leaves out a caller who hides, and takes app users and SIP addresses as they are", async () => {
    const from = async (fields: object) =>
      (await events(posted({ conversation_uuid: CON, status: "ringing", ...fields })))[0]?.facts.fromNumber;
    expect(await from({ from: "anonymous" })).toBeUndefined();
    expect(await from({ from: null, from_user: "sip:ana@example.com" })).toBe("sip:ana@example.com");
    expect(await from({ from: "unknown" })).toBeUndefined();
    expect(await from({ from: "+15550001111" })).toBe("+15550001111");
  });

  it("takes the likeliest of what an input action heard, as the customer's words at the clock's time", async () => {
    const fields = {
      conversation_uuid: CON,
      uuid: "u1",
      timestamp: "2026-11-22T10:00:20Z",
      speech: { results: [{ text: " Größe  M " }, { text: "gross" }] },
    };
    const turn = { role: "customer", text: "Größe  M", at: Date.parse("2026-11-22T10:00:20Z") };
    expect(await events(posted(fields))).toMatchObject([{ kind: "turn", turns: [turn] }]);
    const agents = connectionTo(vonage, vonageCase.credentials, { roles: { input: "agent" } });
    expect((await events(posted(fields), agents))[0]?.turns).toMatchObject([{ role: "agent" }]);
  });

  it("makes no turn of silence, of keys, or of an error of the recogniser", async () => {
    const speeches = [{ results: [] }, { results: null }, { error: "ERR1" }, { results: [{ text: null }] }];
    for (const speech of speeches) {
      expect(await receive(posted({ conversation_uuid: CON, uuid: "u1", speech }))).toEqual({
        kind: "taken",
        events: [],
      });
    }
    const dtmf = { conversation_uuid: CON, uuid: "u1", dtmf: { digits: "42", timed_out: false } };
    expect(await receive(posted(dtmf))).toEqual({ kind: "taken", events: [] });
  });

  it("leaves a recording out that has no web address", async () => {
    const recorded = { conversation_uuid: CON, recording_uuid: "r1", recording_url: "javascript:alert(1)" };
    expect(await events(posted(recorded))).toEqual([]);
  });

  it("takes a recording's address, and not its times for the call's", async () => {
    const [event] = await events(
      posted({
        conversation_uuid: CON,
        recording_url: "https://api-us.nexmo.com/v1/files/r1",
        recording_uuid: "r1",
        start_time: "2026-11-22T10:00:12Z",
        end_time: "2026-11-22T10:00:20Z",
        timestamp: "2026-11-22T10:00:21Z",
      }),
    );
    expect(event).toMatchObject({ kind: "analyzed", facts: {} });
    expect(event?.facts).toEqual({ recordingUrl: "https://api-us.nexmo.com/v1/files/r1" });
    expect(event?.leg).toBeUndefined();
  });

  it("of a transfer ends nothing, and says whose call it is that goes on elsewhere", async () => {
    const move = (to: string) =>
      events(posted({ conversation_uuid_from: CON, conversation_uuid_to: to, uuid: "u1" }));
    expect(await move("CON-2")).toMatchObject([
      { kind: "transfer", callId: CON, leg: "u1", transfer: { status: "requested" } },
      { kind: "started", callId: "CON-2", leg: "u1", isAside: true, continues: CON },
    ]);
    expect((await move(CON)).map(({ kind }) => kind)).toEqual(["transfer"]);
  });

  it("of an error says what Vonage says", async () => {
    const reason = "Syntax error in NCCO. Invalid value type or action.";
    const [event] = await events(
      posted({ reason, conversation_uuid: CON, timestamp: "2026-11-22T10:00:11Z" }),
    );
    expect(event).toMatchObject({ kind: "error", facts: { endReason: reason } });
  });

  it("that is unknown, or of no call, is taken without events and named for the log", async () => {
    const named = async (fields: object) => {
      const received = await receive(posted(fields as Record<string, unknown>));
      return received.kind === "taken" && received.events.length === 0 ? received.unknown : received;
    };
    expect(await named({ type: "audio:mute:on", conversation_uuid: CON })).toEqual(["message audio:mute:on"]);
    expect(await named({ status: "levitating", conversation_uuid: CON })).toEqual(["status levitating"]);
    expect(await named({ status: "completed" })).toEqual(["message completed"]);
    expect(await named({ type: "I said my card is 4111", conversation_uuid: CON })).toEqual([
      "message without a name",
    ]);
    expect(await named({ status: "disconnected", conversation_uuid: CON })).toEqual(["status disconnected"]);
  });

  it("survives odd values in every member, and is unreadable only where it is no object", async () => {
    const odd = Object.fromEntries(Object.keys(COMPLETED).map((name) => [name, { odd: [1] }]));
    expect(await events(posted({ ...odd, conversation_uuid: CON, status: "completed" }))).toMatchObject([
      { kind: "ended", callId: CON },
    ]);
    for (const body of ["", "{", "null", "[]", '"x"', "\uFEFF"]) {
      expect((await receive({ body, contentType: "application/json" })).kind).toBe("unreadable");
    }
  });
});
describe("the answer webhook", () => {
  const asked = { to: "15550002222", from: "15550001111", conversation_uuid: CON, uuid: "u1" };
  async function ncco(settings: Record<string, unknown>, path = "answer") {
    const to = connectionTo(vonage, vonageCase.credentials, { settings });
    const received = await receive(gotten(asked, path), to);
    if (received.kind !== "taken") throw new Error(`It was ${received.kind}.`);
    expect(received.answer?.contentType).toBe("application/json");
    return JSON.parse(received.answer?.body ?? "null");
  }

  it("is answered with the list of actions as it was configured", async () => {
    const actions = [
      { action: "record", split: "conversation" },
      { action: "talk", text: "Grüße" },
    ];
    expect(await ncco({ ncco: actions })).toEqual(actions);
  });

  it("is answered with a connection to the number, as one of ours", async () => {
    const endpoint = [{ type: "phone", number: "15550003333" }];
    expect(await ncco({ forward_to: "+1 555 000 3333" })).toEqual([
      { action: "connect", from: "15550002222", endpoint },
    ]);
    expect(await ncco({ forward_to: "+15550003333" }, "answer/sched_1.1")).toEqual([
      { action: "connect", from: "15550001111", endpoint },
    ]);
  });

  it("connects to SIP and WebSocket addresses of voice agents too", async () => {
    const endpoint = async (forward_to: string) => (await ncco({ forward_to }))[0].endpoint;
    expect(await endpoint("sip:agent@example.com")).toEqual([{ type: "sip", uri: "sip:agent@example.com" }]);
    expect(await endpoint("wss://agent.example.com/a")).toEqual([
      { type: "websocket", uri: "wss://agent.example.com/a", "content-type": "audio/l16;rate=16000" },
    ]);
  });

  it("is answered with a sentence where nothing is configured", async () => {
    expect(await ncco({ greeting: "Bitte später." })).toEqual([{ action: "talk", text: "Bitte später." }]);
    expect(await ncco({})).toMatchObject([{ action: "talk" }]);
  });

  it("tells that the call was answered, once however often it is asked", async () => {
    const [first] = await events(gotten(asked, "answer/sched_1.1"));
    expect(first).toMatchObject({
      kind: "started",
      callId: CON,
      leg: "u1",
      at: null,
      facts: { status: "in_progress", attemptId: "sched_1.1", fromNumber: "+15550001111" },
    });
    const [again] = await events(gotten({ ...asked, region_url: "https://api-us.example" }, "answer"));
    expect(again?.key).toBe(first?.key);
  });

  it("by POST is the same", async () => {
    const received = await receive(posted(asked, "answer"));
    expect(received).toMatchObject({ kind: "taken", answer: { contentType: "application/json" } });
  });

  it("is refused without a signature, so that nobody reads the actions", async () => {
    expect(await send(gotten(asked, "answer"), null)).toEqual({ kind: "unsigned", sendAgain: true });
  });
});

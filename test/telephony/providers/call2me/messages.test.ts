import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { API_CALL, CALL, call2meCase, posted, TRANSCRIPT_URL } from "../call2me.case.ts";
import { connectionTo } from "../connection.ts";
import { hmac } from "../hmac.ts";
import { call2me, connection, SECRET, send } from "./setting.ts";

const receive = async ({ body }: { body: string }, to = connection) =>
  send(body, `sha256=${hmac(SECRET, body)}`, to);

async function events(message: { body: string }, to = connection): Promise<CallEvent[]> {
  const received = await receive(message, to);
  if (received.kind !== "taken") throw new Error(`It was ${received.kind}.`);
  return received.events;
}

const told = (type: string, data: Record<string, unknown>) => events(posted(type, "00:30", data));

describe("a webhook of Call2Me's", () => {
  it("of an utterance does not repeat the call's metadata", async () => {
    const [said] = await told("call.transcript", { role: "user", text: "Hi", metadata: { crm: "x" } });
    expect(said?.turns).toHaveLength(1);
    expect(said?.facts).toEqual({ agent: "agent_5f3a" });
  });

  it("leaves a recording out that has no web address", async () => {
    const [ended] = await told("call.ended", { status: "completed", recording_url: "javascript:alert(1)" });
    expect(ended?.facts).not.toHaveProperty("recordingUrl");
  });

  it("ends a call with its duration, its recording, and where its transcript is", async () => {
    const data = {
      duration_ms: 50_000,
      status: "completed",
      transcript_url: TRANSCRIPT_URL,
      recording_url: "https://api.call2me.app/v1/calls/call_1/recording.mp3",
    };
    expect(await told("call.ended", data)).toEqual([
      {
        key: "call.ended:2026-11-22T10:00:30Z",
        callId: CALL,
        at: Date.parse("2026-11-22T10:00:30Z"),
        kind: "ended",
        facts: {
          agent: "agent_5f3a",
          status: "completed",
          durationMs: 50_000,
          endedAt: "2026-11-22T10:00:30.000Z",
          recordingUrl: data.recording_url,
        },
        fetch: { source: "transcript", id: `/v1/calls/${CALL}/transcript` },
      },
    ]);
  });

  it("never has a transcript fetched from elsewhere: the call itself is asked instead", async () => {
    for (const transcript_url of [
      "https://evil.example/v1/calls/x/transcript",
      "http://api.call2me.app/v1/calls/x/transcript",
      "https://api.call2me.app.evil.example/x",
      "https://api.call2me.app:8443/x",
      "https://key@api.call2me.app/x",
      "//api.call2me.app/x",
      7,
      null,
    ]) {
      const [event] = await told("call.ended", { status: "completed", transcript_url });
      expect(event?.fetch).toEqual({ source: "call", id: CALL });
    }
  });

  it.each([
    ["completed", "completed"],
    ["ended", "completed"],
    ["transferred", "completed"],
    ["no_answer", "no_answer"],
    ["no-answer", "no_answer"],
    ["BUSY", "busy"],
    ["failed", "failed"],
    ["cancelled", "canceled"],
    ["canceled", "canceled"],
    ["voicemail", "voicemail"],
  ])("that ended with %s is %s", async (status, ours) => {
    expect((await told("call.ended", { status }))[0]?.facts.status).toBe(ours);
    expect((await told("call.ended", { call_status: status }))[0]?.facts.status).toBe(ours);
  });

  it("that ended in a way that is unknown is over all the same, and named for the log", async () => {
    expect(await receive(posted("call.ended", "00:30", { status: "evaporated" }))).toMatchObject({
      events: [{ kind: "ended", facts: { status: "completed" } }],
      unknown: ["status evaporated"],
    });
    expect((await told("call.ended", {}))[0]?.facts.status).toBe("completed");
  });

  it("that started is in progress, with what its data may say", async () => {
    const data = { direction: "inbound", from_number: "+15550001111", to_number: "anonymous" };
    const [event] = await told("call.started", data);
    expect(event).toMatchObject({ kind: "started", facts: { status: "in_progress", direction: "inbound" } });
    expect(event?.facts.fromNumber).toBe("+15550001111");
    expect(event?.facts).not.toHaveProperty("toNumber");
    expect((await told("call.started", { direction: "web" }))[0]?.facts).not.toHaveProperty("direction");
  });

  it("with an utterance is a turn at the clock's time, under whichever names it comes", async () => {
    const at = Date.parse("2026-11-22T10:00:30Z");
    for (const data of [
      { role: "agent", text: "Ça va ?" },
      { speaker: "assistant", transcript: "Ça va ?" },
      { role: "bot", content: " Ça va ? " },
      { utterance: { speaker: "ai", text: "Ça va ?" } },
    ]) {
      expect(await told("call.transcript", data)).toMatchObject([
        { kind: "turn", turns: [{ role: "agent", text: "Ça va ?", at }] },
      ]);
    }
  });

  it("with an utterance prefers the utterance's own time, and the connection's own roles", async () => {
    const data = { role: "agent", text: "Hi", timestamp: "2026-11-22T10:00:28Z", start_ms: 1000 };
    const to = connectionTo(call2me, call2meCase.credentials, { roles: { agent: "customer" } });
    expect((await events(posted("call.transcript", "00:30", data), to))[0]?.turns).toEqual([
      { role: "customer", text: "Hi", at: Date.parse("2026-11-22T10:00:28Z"), start_ms: 1000 },
    ]);
  });

  it("with an unfinished utterance is no event", async () => {
    for (const mark of [{ is_final: false }, { final: false }]) {
      expect(await told("call.transcript", { role: "user", text: "I ne", ...mark })).toEqual([]);
    }
    expect(await told("call.transcript", { role: "user", text: "I need", is_final: true })).toHaveLength(1);
  });

  it("with words of nobody that is known takes them for the customer, and says so", async () => {
    expect(await receive(posted("call.transcript", "00:30", { role: "narrator", text: "Hi" }))).toMatchObject(
      {
        events: [{ turns: [{ role: "customer", text: "Hi" }] }],
        unknown: ["speaker narrator"],
      },
    );
  });

  it("without words is taken without events", async () => {
    for (const data of [{}, { role: "user", text: null }, { role: "user", text: "  " }, { text: 7 }]) {
      expect(await receive(posted("call.transcript", "00:30", data))).toMatchObject({
        kind: "taken",
        events: [],
        unknown: ["data of call.transcript"],
      });
    }
  });

  it("has the same key when it comes again, and two utterances of one second have two", async () => {
    const key = async (text: string) => (await told("call.transcript", { role: "user", text }))[0]?.key;
    expect(await key("Yes.")).toBe(await key("Yes."));
    expect(await key("Yes.")).not.toBe(await key("No."));
    const started = (await told("call.started", {}))[0]?.key;
    expect((await told("call.started", { direction: "inbound" }))[0]?.key).toBe(started);
  });

  it("of an error has Call2Me's words", async () => {
    for (const data of [
      { message: "no credit" },
      { reason: "no credit" },
      { error: "no credit" },
      { error: { message: "no credit" } },
    ]) {
      expect(await told("call.error", data)).toMatchObject([
        { kind: "error", facts: { endReason: "no credit" } },
      ]);
    }
    expect(await told("call.error", { error: [1] })).toMatchObject([{ kind: "error" }]);
  });

  it("of a transfer says how it goes and to whom, where it tells", async () => {
    const transfer = async (data: Record<string, unknown>) =>
      (await told("call.transfer", data))[0]?.transfer;
    expect(await transfer({ to: "+15550003333", status: "completed" })).toEqual({
      status: "connected",
      to: "+15550003333",
      reason: null,
    });
    expect(await transfer({ target: "sip:desk@example.com", status: "failed", reason: "busy" })).toEqual({
      status: "failed",
      to: "sip:desk@example.com",
      reason: "busy",
    });
    expect(await transfer({})).toEqual({ status: "requested", to: null, reason: null });
  });

  it.each([
    ["bridged", "connected"],
    ["busy", "busy"],
    ["no-answer", "no_answer"],
    ["voicemail", "voicemail"],
    ["rejected", "declined"],
    ["cancelled", "canceled"],
    ["error", "failed"],
    ["ringing", "requested"],
  ])("of a transfer that is %s says that it is %s", async (status, outcome) => {
    expect((await told("call.transfer", { status }))[0]?.transfer?.status).toBe(outcome);
  });

  it("of an unknown type is taken without events, and its name alone is for the log", async () => {
    const unknown = async (type: string) => receive(posted(type, "00:30", { secret: "4111" }));
    expect(await unknown("call.mood")).toEqual({ kind: "taken", events: [], unknown: ["type call.mood"] });
    expect(await unknown("my card is 4111")).toMatchObject({ unknown: ["type without a name"] });
  });

  it("survives odd values in every member, and is unreadable only without type and call", async () => {
    const names = [...Object.keys(API_CALL), "status", "transcript_url", "message", "error", "reason"];
    for (const odd of [null, { odd: [1] }, [], "", -1, 1e300, true]) {
      const data = Object.fromEntries(names.map((name) => [name, odd]));
      const body = { call_id: CALL, agent_id: odd, timestamp: odd };
      const types = ["started", "transcript", "ended", "error", "transfer"];
      for (const type of types.map((name) => `call.${name}`)) {
        for (const inner of [data, odd]) {
          const received = await receive({ body: JSON.stringify({ ...body, type, data: inner }) });
          expect(received.kind).toBe("taken");
        }
      }
    }
    for (const body of ["", "{", "null", "[]", '{"type":"call.ended"}', '{"call_id":"c1"}']) {
      expect((await receive({ body })).kind).toBe("unreadable");
    }
  });
});

import Retell from "retell-sdk";
import { symmetric } from "retell-sdk/lib/webhook_auth";
import { describe, expect, test } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import { toHex } from "../../../src/telephony/signatures/hmac.ts";
import { callbackTo, connectionTo } from "./connection.ts";
import { RETELL_TALK, retellCall, retellCase, retellEnded } from "./retell.case.ts";
import { hmacSha256 } from "./vapi.case.ts";

const retell = retellCase.adapter;
const NOW = 1_795_341_660_000;
const VECTOR = '{"call_id":"c1","n":"é"}';
const VECTOR_MAC = "a8373a97b6240dd213c786dac7f708fa235b62629a49e06b8df71342c0a6955d";

const connected = (change: Partial<Connection> = {}) => connectionTo(retell, retellCase.credentials, change);

async function receive(body: string, connection = connected()) {
  const headers = { "x-retell-signature": await symmetric.sign(body, "key_retell_1", NOW) };
  return retell.receive(connection, callbackTo(connection, { headers, body }), NOW);
}

async function taken(body: unknown, connection = connected()) {
  const received = await receive(JSON.stringify(body), connection);
  if (received.kind !== "taken") throw new Error(`not taken: ${JSON.stringify(received)}`);
  return received;
}

async function only(body: unknown, connection = connected()): Promise<CallEvent> {
  const { events } = await taken(body, connection);
  if (events.length !== 1 || !events[0]) throw new Error(`${events.length} events`);
  return events[0];
}

describe("who may post to a Retell connection", () => {
  const check = async (header: string | null, now: number, body = VECTOR, apiKey = "test_secret") => {
    const connection = connectionTo(retell, { api_key: apiKey });
    const headers: Record<string, string> = header === null ? {} : { "x-retell-signature": header };
    return (await retell.receive(connection, callbackTo(connection, { headers, body }), now)).kind;
  };

  test("is whoever signs body and time with the API key, within five minutes", async () => {
    const at = 1_760_000_000_123;
    const header = `v=${at},d=${VECTOR_MAC}`;
    expect(await symmetric.sign(VECTOR, "test_secret", at)).toBe(header);
    expect(await check(header, at)).toBe("unreadable");
    expect(await check(header, at + 300_000)).toBe("unreadable");
    expect(await check(header, at + 300_001)).toBe("unsigned");
    expect(await check(header, at - 300_001)).toBe("unsigned");
    expect(await check(header, at, VECTOR.replace("é", "e"))).toBe("unsigned");
    expect(await check(header, at, VECTOR, "test_secres")).toBe("unsigned");
    expect(await check(`v=${at + 1},d=${VECTOR_MAC}`, at)).toBe("unsigned");
    for (const odd of [
      null,
      "",
      VECTOR_MAC,
      `d=${VECTOR_MAC}`,
      `v=${at},d=`,
      `v=${at},d=${VECTOR_MAC.slice(2)}`,
    ]) {
      expect(await check(odd, at)).toBe("unsigned");
    }
  });

  test("is the one whom Retell's SDK takes for Retell", async () => {
    const body = JSON.stringify({ event: "call_ended", call: retellEnded("119c") });
    const at = Date.now();
    const good = `v=${at},d=${toHex(await hmacSha256("key_retell_1", body + at))}`;
    const old = at - 6 * 60_000;
    const stale = `v=${old},d=${toHex(await hmacSha256("key_retell_1", body + old))}`;
    const changed = good.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const header of [good, stale, changed]) {
      const says = await Retell.verify(body, "key_retell_1", header);
      expect(await check(header, at, body, "key_retell_1")).toBe(says ? "taken" : "unsigned");
    }
    expect(await Retell.verify(body, "key_retell_1", good)).toBe(true);
  });

  test("is nobody where there is no key", () => {
    expect(retell.credentials.safeParse({ api_key: "" }).success).toBe(false);
    expect(retell.credentials.safeParse({}).success).toBe(false);
    expect(retell.settings.safeParse({ agent: "x" }).success).toBe(false);
  });
});

describe("a Retell event", () => {
  test("of the analysis is the last word, with all facts", async () => {
    const call = retellEnded("119c", {
      collected_dynamic_variables: { day: "Mon" },
      metadata: { attempt_id: "sched_01k.2" },
      call_analysis: { in_voicemail: false },
    });
    const event = await only({ event: "call_analyzed", call });
    expect(event).toMatchObject({ key: "call_analyzed", callId: "119c", kind: "analyzed", isFinal: true });
    expect(event.at).toBe(1_795_341_660_000);
    expect(event.facts).toEqual({
      agent: "agent_retell_1",
      direction: "outbound",
      fromNumber: "+15550001111",
      toNumber: "+15550002222",
      startedAt: "2026-11-22T10:00:10.000Z",
      endedAt: "2026-11-22T10:01:00.000Z",
      durationMs: 50_000,
      status: "completed",
      endReason: "user_hangup",
      recordingUrl: "https://storage.example.com/119c.wav",
      metadata: { attempt_id: "sched_01k.2" },
      dynamicVariables: { name: "Ana", day: "Mon" },
      attemptId: "sched_01k.2",
    });
    expect(event.turns?.[1]).toEqual({
      ...{ role: "customer", text: "Sí, soy yo — ¿quién es?", start_ms: 1900, end_ms: 2600 },
    });
  });

  test("of the end says as much, and is not the last word", async () => {
    const event = await only({ event: "call_ended", call: retellEnded("119c") });
    expect(event).toMatchObject({ key: "call_ended", kind: "ended", facts: { status: "completed" } });
    expect(event.isFinal).toBeUndefined();
    expect(event.turns).toHaveLength(3);
  });

  test("of the start says that the call is connected", async () => {
    expect(await only({ event: "call_started", call: retellCall("119c") })).toMatchObject({
      ...{ key: "call_started", kind: "started", at: 1_795_341_610_000 },
      facts: { status: "in_progress", startedAt: "2026-11-22T10:00:10.000Z" },
    });
  });

  test("of a growing transcript takes the place of the one before", async () => {
    const update = (length: number) =>
      only({
        event: "transcript_updated",
        call: retellCall("119c"),
        transcript_with_tool_calls: RETELL_TALK.slice(0, length),
      });
    const [first, second] = [await update(1), await update(2)];
    expect([first.kind, first.key]).toEqual(["transcript", "transcript_updated"]);
    expect(second.key).toBe(first.key);
    expect(second.version).toBeGreaterThan(first.version ?? Number.NaN);
    expect(second.turns).toHaveLength(2);
    expect(second.isFinal).toBeUndefined();
    const within = {
      event: "transcript_updated",
      call: retellCall("119c", { transcript_object: RETELL_TALK }),
    };
    expect((await only(within)).turns).toHaveLength(3);
    expect((await taken({ event: "transcript_updated", call: retellCall("119c") })).events).toEqual([]);
  });

  test("tells tools and keys from speech, and leaves out what nobody says", async () => {
    const transcript_with_tool_calls = [
      { role: "agent", content: "Press one", words: [] },
      { role: "dtmf", digit: "1" },
      { role: "tool_call_invocation", tool_call_id: "tc_1", name: "book", arguments: '{"day":"Mon"}' },
      { role: "tool_call_result", tool_call_id: "tc_1", content: "booked" },
      { role: "node_transition", new_node_name: "end" },
      { role: "injected", content: "The caller is a member.", time_sec: 3 },
      {
        role: "transfer_target",
        content: "Front desk",
        words: [{ word: "Front", start: null }, { start: 9.25 }],
      },
      { role: "user", content: null },
      { role: "whisper", content: "psst" },
      null,
    ];
    const received = await taken({
      event: "call_ended",
      call: retellEnded("119c", { transcript_with_tool_calls }),
    });
    expect(received.events[0]?.turns).toEqual([
      { role: "agent", text: "Press one" },
      { role: "customer", text: "[pressed 1]" },
      { role: "tool", text: 'book {"day":"Mon"}' },
      { role: "tool", text: "booked" },
      { role: "agent", text: "Front desk", start_ms: 9250 },
    ]);
    expect(received.unknown).toEqual(["transcript.role"]);
  });

  test("names roles as the connection does", async () => {
    const connection = connected({ roles: { user: "agent", agent: "customer" } });
    const { turns } = await only({ event: "call_ended", call: retellEnded("119c") }, connection);
    expect(turns?.map(({ role }) => role)).toEqual(["customer", "agent", "customer"]);
  });

  test("takes a scrubbed transcript and recording where no other is kept", async () => {
    const call = retellEnded("119c", {
      ...{
        transcript_object: null,
        recording_url: null,
        scrubbed_recording_url: "https://storage.example.com/s.wav",
      },
      scrubbed_transcript_with_tool_calls: [{ role: "user", content: "I am [name]" }],
    });
    const event = await only({ event: "call_ended", call });
    expect(event.turns).toEqual([{ role: "customer", text: "I am [name]" }]);
    expect(event.facts.recordingUrl).toBe("https://storage.example.com/s.wav");
  });

  test.each([
    ["dial_busy", "not_connected", "busy"],
    ["user_declined", "not_connected", "busy"],
    ["dial_no_answer", "not_connected", "no_answer"],
    ["dial_failed", "not_connected", "failed"],
    ["invalid_destination", "error", "failed"],
    ["sip_routing_error", "error", "failed"],
    ["concurrency_limit_reached", "error", "failed"],
    ["manual_stopped", "not_connected", "canceled"],
    ["a_reason_of_next_year", "not_connected", "failed"],
    ["voicemail_reached", "ended", "voicemail"],
    ["error_asr", "error", "failed"],
    ["inactivity", "ended", "completed"],
    ["ivr_reached", "ended", "completed"],
    ["manual_stopped", "ended", "completed"],
    [undefined, "ended", "completed"],
    [undefined, "error", "failed"],
  ])("that ended by %s (%s) without a word is %s", async (disconnection_reason, call_status, status) => {
    const call = retellEnded("119c", { disconnection_reason, call_status, transcript_object: [] });
    expect((await only({ event: "call_analyzed", call })).facts.status).toBe(status);
  });

  test("of an error after the customer spoke is of a call that took place", async () => {
    const call = retellEnded("119c", { disconnection_reason: "error_asr", call_status: "error" });
    const { facts } = await only({ event: "call_analyzed", call });
    expect(facts).toMatchObject({ status: "completed", endReason: "error_asr" });
  });

  test("of a transfer says how it goes, once for the same word from two", async () => {
    const heard = async (event: string, transfer_destination: unknown) =>
      (await taken({ event, call: retellCall("119c"), transfer_destination })).events;
    const transferOf = async (event: string) => (await heard(event, "+15550003333"))[0]?.transfer;
    const told = { to: "+15550003333", reason: null };
    expect(await transferOf("transfer_started")).toEqual({ status: "requested", ...told });
    expect(await transferOf("transfer_bridged")).toEqual({ status: "connected", ...told });
    expect(await transferOf("transfer_cancelled")).toEqual({ status: "failed", ...told });
    expect(await heard("transfer_ended", "+15550003333")).toEqual([]);
    expect(
      (await heard("transfer_started", { type: "predefined", number: "+15550003333" }))[0]?.transfer?.to,
    ).toBe("+15550003333");
    expect((await heard("transfer_started", undefined))[0]?.transfer?.to).toBeNull();
    const [bridged] = await heard("transfer_bridged", "+15550003333");
    const call = retellEnded("119c", {
      disconnection_reason: "call_transfer",
      transfer_destination: "+15550003333",
    });
    const { events } = await taken({ event: "call_ended", call });
    expect(events[1]).toEqual(bridged);
  });

  test("with odd members loses those, not the call", async () => {
    const call = retellEnded("119c", {
      ...{
        from_number: 7,
        direction: "sideways",
        start_timestamp: "soon",
        metadata: "m",
        transcript_object: {},
      },
      ...{ duration_ms: null, call_analysis: "good", agent_id: null },
    });
    const { facts, turns } = await only({ event: "call_analyzed", call });
    expect(facts).toEqual({
      toNumber: "+15550002222",
      endedAt: "2026-11-22T10:01:00.000Z",
      status: "completed",
      endReason: "user_hangup",
      recordingUrl: "https://storage.example.com/119c.wav",
      dynamicVariables: { name: "Ana" },
    });
    expect(turns).toEqual([]);
  });

  test("of an unknown name is taken, and named for the log", async () => {
    const unknown = { kind: "taken", events: [], unknown: ["call_hummed"] };
    expect(await receive(retellCase.unknownMessage.body)).toEqual(unknown);
    expect(await receive('{"event":"call_hummed"}')).toEqual(unknown);
  });

  test("about no call, or of no form at all, is told so", async () => {
    for (const body of [
      "",
      "{",
      "[]",
      "null",
      "{}",
      '{"event":"call_ended"}',
      '{"event":"call_ended","call":{}}',
    ]) {
      expect(await receive(body)).toMatchObject({ kind: "unreadable", detail: expect.any(String) });
    }
  });
});

describe("a custom function of a Retell agent", () => {
  const invocation = { role: "tool_call_invocation", tool_call_id: "tc_2", name: "book", arguments: "{}" };
  const done = [
    { role: "tool_call_invocation", tool_call_id: "tc_1", name: "book", arguments: "{}" },
    { role: "tool_call_result", tool_call_id: "tc_1", content: "full" },
  ];

  test("is a tool call, answered in words for the agent", async () => {
    const call = retellCall("119c", { transcript_with_tool_calls: [...done, invocation] });
    const { events, answer } = await taken({ name: "book", call, args: { day: "Mon" } });
    expect(events).toMatchObject([
      { kind: "tool_call", callId: "119c", tool: { id: "tc_2", name: "book", arguments: { day: "Mon" } } },
    ]);
    expect(answer?.contentType).toBe("application/json");
    expect(JSON.parse(answer?.body ?? "")).toEqual({ error: expect.any(String) });
  });

  test("is the same one when it is posted again, and another with other arguments", async () => {
    const posted = (args: unknown) => only({ name: "book", call: retellCall("119c"), args });
    const [first, again, other] = [
      await posted({ day: "Mon" }),
      await posted({ day: "Mon" }),
      await posted({ day: "Tue" }),
    ];
    expect(again.key).toBe(first.key);
    expect(other.key).not.toBe(first.key);
  });

  test("may have its arguments at the root, as long as it names its call", async () => {
    const event = await only({ name: "book", call: retellCall("119c"), day: "Mon" });
    expect(event.tool?.arguments).toEqual({ day: "Mon" });
    expect(await receive('{"day":"Mon"}')).toMatchObject({
      kind: "unreadable",
      detail: expect.stringContaining("args_at_root"),
    });
  });
});

import { describe, expect, test } from "vitest";
import { RETELL_TALK, retellCall, retellCase, retellEnded } from "../retell.case.ts";
import { connected, only, receive, taken } from "./setting.ts";

describe("a Retell event", () => {
  test("of the analysis is the last word, with all facts", async () => {
    const call = retellEnded("119c", {
      collected_dynamic_variables: { day: "Mon" },
      metadata: { job: "j1", attempt_id: "sched_01k.2" },
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
      metadata: { job: "j1" },
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
    expect((await heard("transfer_started", "the front desk"))[0]?.transfer?.to).toBeNull();
    expect((await heard("transfer_started", { number: "+1 (555) 000-3333" }))[0]?.transfer?.to).toBe(
      "+15550003333",
    );
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

  test("has no time that no call can have, and no recording that nobody can open", async () => {
    const call = retellEnded("119c", {
      ...{ start_timestamp: 1_795_341_610_000_000, end_timestamp: 9e15, duration_ms: 1e300 },
      ...{ recording_url: "javascript:alert(1)", transcript_object: [] },
      transcript_with_tool_calls: [{ role: "user", content: "Hm", words: [{ start: 1e308, end: 1e308 }] }],
    });
    const event = await only({ event: "call_analyzed", call });
    expect(event).toMatchObject({ at: null, turns: [{ role: "customer", text: "Hm" }] });
    expect(event.turns?.[0]).not.toHaveProperty("start_ms");
    const facts = Object.keys(event.facts);
    expect(facts.filter((name) => /At$|^duration|^recording/.test(name))).toEqual([]);
  });

  test.each(["constructor", "__proto__"])("knows no role %s", async (role) => {
    const call = retellEnded("119c", { transcript_object: [{ role, content: "Hm" }] });
    const { events, unknown } = await taken({ event: "call_ended", call });
    expect(events[0]?.turns).toEqual([]);
    expect(unknown).toEqual(["transcript.role"]);
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

import { describe, expect, it } from "vitest";
import { assemble } from "../../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { writeClientState } from "../../../../src/telephony/providers/telnyx/client-state.ts";
import { standIn } from "../connection.ts";
import { telnyxCase } from "../telnyx.case.ts";
import { connection, deliver, message, telnyx } from "./setting.ts";

async function eventsOf(...messages: readonly { body: string }[]): Promise<CallEvent[]> {
  const all = await Promise.all(messages.map(({ body }) => deliver(body)));
  return all.flatMap((received) => (received.kind === "taken" ? received.events : []));
}

const OF_TRANSFER = { client_state: writeClientState({ transfer_id: "t_1" }), to: "+15550003333" };

describe("the messages of a call", () => {
  it.each(telnyxCase.conversations)("come to what was said: $name", async ({ messages, api, expected }) => {
    const events = await eventsOf(...messages);
    const ref = assemble(events).fetch;
    if (ref && api) {
      const { tools } = standIn(telnyx, api);
      const fetched = await telnyx.fetchTranscript?.(tools, connection, "ff55a038", ref);
      if (fetched?.kind === "events") events.push(...fetched.events);
    }
    const call = assemble(events);
    expect(call.isOver).toBe(true);
    expect(call.fetch).toBeNull();
    expect(call.facts).toMatchObject({
      status: expected.status,
      direction: expected.direction,
      fromNumber: expected.fromNumber,
      toNumber: expected.toNumber,
    });
    if (expected.startedAt)
      expect(Date.parse(call.facts.startedAt ?? "")).toBe(Date.parse(expected.startedAt));
    if (expected.endReason) expect(call.facts.endReason).toBe(expected.endReason);
    expect(call.transcript.turns.map(({ role, text }) => [role, text])).toEqual(expected.turns);
  });

  it("name the caller's own line for commands, the assistant, and the times of what was said", async () => {
    const events = await eventsOf(...(telnyxCase.conversations[4]?.messages ?? []));
    const { facts, transcript, transfers } = assemble(events);
    expect(facts.handle).toEqual({ call_control_id: "v3:a" });
    expect(transcript.turns.map(({ start_ms }) => start_ms)).toEqual([2_000, 4_000]);
    expect(transfers.map(({ status, to }) => [status, to])).toEqual([
      ["requested", "+15550003333"],
      ["connected", "+15550003333"],
    ]);
    const first = assemble(await eventsOf(...telnyxCase.conversations[0].messages));
    expect(first.facts).toMatchObject({
      agent: "assistant-1",
      durationMs: 44_000,
      metadata: { insights: [{ insight_id: "i1" }] },
    });
    expect(first.fetch).toEqual({ source: "conversation", id: "d1a6" });
  });

  it("are read in each of the three wrappings", async () => {
    const { data } = JSON.parse(message("call.answered").body);
    const wrapped = [{ data }, { metadata: { event: data } }, data];
    const keys = (await eventsOf(...wrapped.map((one) => ({ body: JSON.stringify(one) })))).map(
      ({ key }) => key,
    );
    expect(keys).toEqual([data.id, data.id, data.id]);
  });

  it("link to our attempt by the leg's state, and keep what others wrote there", async () => {
    const state = btoa(JSON.stringify({ attempt_id: "sched_1.2", job: 7 }));
    const [ours] = await eventsOf(message("call.answered", { client_state: state }));
    expect(ours?.facts).toMatchObject({ attemptId: "sched_1.2", metadata: { job: 7 } });
    for (const client_state of ["%%%", btoa("[1"), btoa("null"), 5, null]) {
      const [event] = await eventsOf(message("call.answered", { client_state }));
      expect(event?.facts.attemptId).toBeUndefined();
      expect(event?.facts.metadata).toBeUndefined();
    }
  });

  it("tell of a transfer that fails while the caller is still there", async () => {
    const events = await eventsOf(
      message("call.hangup", { ...OF_TRANSFER, hangup_cause: "user_busy", call_leg_id: "leg-b" }),
    );
    expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ["ended", {}],
      ["transfer", {}],
    ]);
    expect(events[1]?.transfer).toEqual({ status: "busy", to: "+15550003333", reason: "user_busy" });
    expect(new Set(events.map(({ key }) => key)).size).toBe(2);
  });

  it.each<[string | undefined, string | undefined]>([
    ["normal_clearing", "completed"],
    ["time_limit", "completed"],
    ["no_answer", "no_answer"],
    ["call_rejected", "failed"],
    ["not_found", "failed"],
    ["a cause of tomorrow", "failed"],
    [undefined, undefined],
    ["constructor", "failed"],
  ])("end with %s as %s", async (hangup_cause, status) => {
    const [event] = await eventsOf(message("call.hangup", { hangup_cause }));
    expect(event?.facts.status).toBe(status);
    expect(event?.facts.endedAt).toBe("2026-11-22T10:00:10.000Z");
  });

  it("give utterances to whoever spoke: by track, by the connection's roles, by the leg", async () => {
    const turn = async (track: string | undefined, to = connection, payload = {}) => {
      const transcription_data = { transcript: " Evet, tabiî. ", is_final: true, transcription_track: track };
      const received = await deliver(message("call.transcription", { ...payload, transcription_data }).body, {
        to,
      });
      return received.kind === "taken" ? received.events[0]?.turns?.[0] : undefined;
    };
    expect(await turn("inbound")).toEqual({
      role: "customer",
      text: "Evet, tabiî.",
      at: Date.parse("2026-11-22T10:00:10Z"),
    });
    expect((await turn("outbound"))?.role).toBe("agent");
    expect((await turn(undefined))?.role).toBe("customer");
    expect((await turn(undefined, connection, OF_TRANSFER))?.role).toBe("agent");
    expect((await turn("inbound", { ...connection, roles: { inbound: "agent" } }))?.role).toBe("agent");
  });

  it("drop what is not said to its end, or is empty", async () => {
    for (const data of [{ transcript: "Hel" }, { transcript: "  ", is_final: true }, null, "x"]) {
      expect(await eventsOf(message("call.transcription", { transcription_data: data }))).toEqual([]);
    }
  });

  it("tell the recording's address that lasts, and not the one that is good for ten minutes", async () => {
    const brief = { mp3: "https://a.example/brief.mp3" };
    const saved = (more: object) =>
      eventsOf(message("call.recording.saved", { recording_urls: brief, ...more }));
    const [lasting] = await saved({ public_recording_urls: { mp3: null, wav: "https://a.example/l.wav" } });
    expect(lasting?.facts.recordingUrl).toBe("https://a.example/l.wav");
    expect(await saved({ public_recording_urls: {} })).toEqual([]);
    expect(await saved({ public_recording_urls: { mp3: "javascript:alert(1)" } })).toEqual([]);
  });

  it("of an utterance do not repeat what the application gave its call", async () => {
    const client_state = btoa(JSON.stringify({ attempt_id: "sched_1.1", crm: "x".repeat(50_000) }));
    const transcription_data = { transcript: "Hello", is_final: true, transcription_track: "inbound" };
    const [said] = await eventsOf(message("call.transcription", { client_state, transcription_data }));
    expect(said?.facts).toEqual({ attemptId: "sched_1.1", handle: { call_control_id: "v3:a" } });
    const [answered] = await eventsOf(message("call.answered", { client_state }));
    expect(answered?.facts.metadata).toHaveProperty("crm");
  });

  it("are no voicemail where a human or silence answered", async () => {
    for (const result of ["human", "not_sure", "silence", null]) {
      expect(await eventsOf(message("call.machine.detection.ended", { result }))).toEqual([]);
    }
  });

  it("survive odd members, and are unreadable without what is required", async () => {
    const [odd] = await eventsOf(message("call.initiated", { from: 7, to: "anonymous", start_time: "soon" }));
    expect(odd?.facts).toEqual({ status: "ringing", agent: "7267", handle: { call_control_id: "v3:a" } });
    expect((await deliver(message("call.hangup", { call_session_id: "" }).body)).kind).toBe("unreadable");
    for (const body of ["", "[]", "{", "null", '{"data":{}}']) {
      expect((await deliver(body)).kind).toBe("unreadable");
    }
  });

  it("are named by the log where they are new, and not where they are merely of no use", async () => {
    expect(await deliver(message("call.hummed").body)).toMatchObject({
      events: [],
      unknown: ["call.hummed"],
    });
    for (const type of ["call.speak.ended", "call.recording.transcription.saved", "conference.created"]) {
      expect(await deliver(message(type).body)).toEqual({ kind: "taken", events: [] });
    }
  });
});

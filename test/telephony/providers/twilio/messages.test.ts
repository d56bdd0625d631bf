import { describe, expect, test } from "vitest";
import { assemble } from "../../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { standIn } from "../connection.ts";
import { formPost, status, twilioCase } from "../twilio.case.ts";
import { connected, eventsOf, hear, OUT } from "./setting.ts";

describe("status callbacks", () => {
  test("count seconds, and never the minutes beside them", async () => {
    const more = { CallDuration: "49", Duration: "1", SipResponseCode: "200" };
    const [event] = await eventsOf(formPost("status/sched_01k.2", status(OUT, "completed", 3, 54, more)));
    expect(event).toEqual({
      key: "status:completed:3",
      callId: "CA1",
      at: Date.parse("2026-11-22T10:00:54Z"),
      kind: "ended",
      facts: {
        direction: "outbound",
        fromNumber: "+15005550006",
        toNumber: "+14155550142",
        status: "completed",
        attemptId: "sched_01k.2",
        endReason: "completed",
        startedAt: "2026-11-22T10:00:05.000Z",
        endedAt: "2026-11-22T10:00:54.000Z",
        durationMs: 49_000,
      },
    });
    const [unmeasured] = await eventsOf(
      formPost("status", status(OUT, "completed", 3, 54, { Duration: "1" })),
    );
    expect(unmeasured?.facts).not.toHaveProperty("durationMs");
  });

  test.each([
    ["queued", "started", "queued"],
    ["initiated", "started", "queued"],
    ["ringing", "started", "ringing"],
    ["in-progress", "started", "in_progress"],
    ["completed", "ended", "completed"],
    ["busy", "ended", "busy"],
    ["failed", "ended", "failed"],
    ["no-answer", "ended", "no_answer"],
    ["canceled", "ended", "canceled"],
  ])("read %s as %s, %s", async (said, kind, read) => {
    expect(await eventsOf(formPost("status", status(OUT, said, 1, 1)))).toMatchObject([
      { kind, facts: { status: read } },
    ]);
  });

  test("name a status that is new, and lose no other member by an odd one", async () => {
    expect(await hear(formPost("status", status(OUT, "paused", 1, 1)))).toEqual({
      kind: "taken",
      events: [],
      unknown: ["CallStatus paused"],
    });
    const odd = {
      CallSid: "CA1",
      CallStatus: "completed",
      CallDuration: "soon",
      Timestamp: "today",
      To: "?",
    };
    expect(await eventsOf(formPost("status", odd))).toMatchObject([
      { at: null, facts: { status: "completed", endReason: "completed" } },
    ]);
    expect((await hear(formPost("status", { CallStatus: "completed" }))).kind).toBe("unreadable");
  });

  test("keep a recording's address only where it is Twilio's", async () => {
    const recorded = async (RecordingUrl: string) =>
      (await eventsOf(formPost("status", status(OUT, "completed", 3, 54, { RecordingUrl }))))[0]?.facts
        .recordingUrl;
    expect(await recorded("https://api.twilio.com/a/RE1")).toBe("https://api.twilio.com/a/RE1");
    expect(await recorded("https://api.twilio.com.evil.example/a/RE1")).toBeUndefined();
    expect(await recorded("http://api.twilio.com/a/RE1")).toBeUndefined();
  });

  test("of a dialled leg never end the caller's call", async () => {
    const leg = { ...OUT, CallSid: "CA2", ParentCallSid: "CA1", Direction: "outbound-dial" };
    const [missed] = await eventsOf(formPost("status", status(leg, "busy", 2, 9)));
    expect(missed).toMatchObject({
      callId: "CA1",
      kind: "transfer",
      facts: {},
      transfer: { status: "busy", to: "+14155550142", reason: "busy" },
    });
    expect(await eventsOf(formPost("status", status(leg, "completed", 3, 30)))).toEqual([]);
  });

  test("name an answering machine where they say so", async () => {
    const said = status(OUT, "completed", 3, 9, { AnsweredBy: "machine_end_beep" });
    expect(await eventsOf(formPost("status", said))).toMatchObject([{ facts: { status: "voicemail" } }]);
  });
});

describe("whole conversations", () => {
  test.each(twilioCase.conversations)("make one call of $name, in any order", async (conversation) => {
    const { messages, expected, api } = conversation;
    const connection = connected(twilioCase.settings);
    const events: CallEvent[] = [];
    for (const message of messages) events.push(...(await eventsOf(message, connection)));
    const ref = events.find((event) => event.fetch)?.fetch;
    if (ref && api) {
      const { tools } = standIn(twilio, api);
      const fetched = await twilio.fetchTranscript?.(tools, connection, events[0]?.callId ?? "", ref);
      events.push(...(fetched?.kind === "events" ? fetched.events : []));
    }
    expect(new Set(events.map(({ callId }) => callId)).size).toBe(1);
    const forwards = assemble(events);
    expect(assemble([...events].reverse())).toEqual(forwards);
    expect(forwards.isOver).toBe(true);
    const { turns, startedAt, ...facts } = expected;
    expect(forwards.facts).toMatchObject(facts);
    if (startedAt) expect(Date.parse(forwards.facts.startedAt ?? "")).toBe(Date.parse(startedAt));
    expect(forwards.transcript.turns.map(({ role, text }) => [role, text])).toEqual(turns);
  });
});

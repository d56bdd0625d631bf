import { describe, expect, test } from "vitest";
import { assemble } from "../../../../src/conversations/assemble.ts";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { standIn } from "../connection.ts";
import type { Message } from "../provider-case.ts";
import { formPost, utterance } from "../twilio.case.ts";
import { AUTH, connected, eventsOf, hear } from "./setting.ts";

describe("real-time transcription", () => {
  test("tells each finished utterance once, with its time and place", async () => {
    const said = utterance("CA1", 7, "inbound_track", " Grüße — 2 > 1 ");
    expect(await eventsOf(formPost("transcription", said))).toEqual([
      {
        key: "GT01:transcription-content:0000000007:inbound_track",
        callId: "CA1",
        at: Date.parse("2026-11-22T10:00:12.120Z"),
        kind: "turn",
        facts: {},
        turns: [{ role: "customer", text: "Grüße — 2 > 1", at: Date.parse("2026-11-22T10:00:12.120Z") }],
      },
    ]);
    const partial = utterance("CA1", 8, "inbound_track", "And", { Final: "false" });
    expect(await eventsOf(formPost("transcription", partial))).toEqual([]);
  });

  test("orders the sessions of one call by the clock, and utterances of one time by their count", async () => {
    const said = (TranscriptionSid: string, count: number, second: string, text: string) => {
      const Timestamp = `2026-11-22T10:00:${second}.000Z`;
      return formPost(
        "transcription",
        utterance("CA1", count, "inbound_track", text, { TranscriptionSid, Timestamp }),
      );
    };
    const messages = [
      said("GT9", 2, "10", "one"),
      said("GT9", 9, "20", "two"),
      said("GT9", 10, "20", "three"),
      said("GT9", 11, "20", "four"),
      said("GT1", 2, "40", "five"),
      said("GT1", 3, "50", "six"),
    ];
    const events = (await Promise.all(messages.map((message) => eventsOf(message)))).flat();
    for (const order of [events, [...events].reverse(), [3, 0, 5, 2, 4, 1].flatMap((i) => events[i] ?? [])]) {
      const { turns } = assemble(order).transcript;
      expect(turns.map(({ text }) => text)).toEqual(["one", "two", "three", "four", "five", "six"]);
    }
  });

  test("lets the connection say who is on which track", async () => {
    const agentLeg = connected({}, { roles: { inbound_track: "agent", outbound_track: "customer" } });
    const said = formPost("transcription", utterance("CA1", 7, "inbound_track", "Hello"));
    expect((await eventsOf(said, agentLeg))[0]?.turns?.[0]?.role).toBe("agent");
  });

  test("survives what is no utterance, tells of its failure, and gives way to Intelligence by the settings", async () => {
    const broken = utterance("CA1", 7, "inbound_track", "", { TranscriptionData: "{" });
    expect(await hear(formPost("transcription", broken))).toMatchObject({
      kind: "taken",
      events: [],
      unknown: ["TranscriptionData without a transcript"],
    });
    const failed = {
      CallSid: "CA1",
      TranscriptionSid: "GT01",
      TranscriptionEvent: "transcription-error",
      SequenceId: "2",
      TranscriptionErrorCode: "32650",
      TranscriptionError: "Engine unavailable",
    };
    const events = await eventsOf(formPost("transcription", failed));
    expect(assemble(events).isErrorTold).toBe(true);
    expect(events[0]?.facts.endReason).toBe("The transcription failed (32650): Engine unavailable");
    const later = connected({ transcript: "intelligence" });
    const said = formPost("transcription", utterance("CA1", 7, "inbound_track", "Hello"));
    expect(await eventsOf(said, later)).toEqual([]);
  });
});

describe("recordings and Intelligence", () => {
  const recording = {
    CallSid: "CA1",
    RecordingSid: "RE1",
    RecordingUrl: "https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE1",
    RecordingStatus: "completed",
    RecordingDuration: "48",
  };
  const webhook = (message: Record<string, unknown>): Message => ({
    path: "intelligence",
    contentType: "application/json",
    body: JSON.stringify(message),
  });
  const available = { transcript_sid: "GT1", event_type: "voice_intelligence_transcript_available" };

  test("say where the recording is, and by the settings where its transcript will be", async () => {
    expect(await eventsOf(formPost("recording", recording))).toEqual([
      {
        key: "recording:RE1",
        callId: "CA1",
        at: null,
        kind: "analyzed",
        facts: { recordingUrl: recording.RecordingUrl },
      },
    ]);
    const later = connected({ transcript: "intelligence" });
    expect((await eventsOf(formPost("recording", recording), later))[0]?.fetch).toEqual({
      source: "recording",
      id: "RE1",
    });
    const beginning = { ...recording, RecordingStatus: "in-progress" };
    expect(await eventsOf(formPost("recording", beginning))).toEqual([]);
  });

  test("point to a transcript of the call that customer_key names, and of no other", async () => {
    const named = webhook({ ...available, customer_key: "CA1" });
    expect(await eventsOf(named)).toMatchObject([
      { callId: "CA1", kind: "transcript", fetch: { source: "intelligence", id: "GT1" } },
    ]);
    expect(await hear(webhook(available))).toEqual({
      kind: "taken",
      events: [],
      unknown: ["intelligence without customer_key"],
    });
    expect(await eventsOf(webhook({ ...available, customer_key: "order 7" }))).toEqual([]);
    expect(await eventsOf(named, connected({ transcript: "live" }))).toEqual([]);
    expect(await hear(webhook({ ...available, customer_key: "CA1", event_type: "new" }))).toMatchObject({
      events: [],
      unknown: ["event_type new"],
    });
    expect((await hear(webhook({}))).kind).toBe("unreadable");
    expect((await hear({ ...webhook({}), body: "{" })).kind).toBe("unreadable");
  });

  const sentence = (media_channel: number, start: string, transcript: string | null) => ({
    media_channel,
    start_time: start,
    end_time: String(Number(start) + 1),
    transcript,
  });
  const fetched = (
    answer: (url: string) => Response | Promise<Response>,
    ref = { source: "intelligence", id: "GT1" },
    connection = connected(),
  ) => {
    const { asked, tools } = standIn(twilio, ({ url }) => answer(url));
    return { asked, result: twilio.fetchTranscript?.(tools, connection, "CA1", ref) };
  };

  test("give sentences by their channel, page by page, in the order of speech", async () => {
    const next = "https://intelligence.twilio.com/v2/Transcripts/GT1/Sentences?Page=1";
    const { asked, result } = fetched((url) =>
      url === next
        ? Response.json({ sentences: [sentence(1, "0.5", "Hi"), sentence(1, "9", null)], meta: {} })
        : Response.json({ sentences: [sentence(2, "2.25", "Hello")], meta: { next_page_url: next } }),
    );
    expect(await result).toEqual({
      kind: "events",
      events: [
        {
          key: "transcript:GT1",
          callId: "CA1",
          at: null,
          kind: "transcript",
          facts: {},
          turns: [
            { role: "customer", text: "Hi", start_ms: 500, end_ms: 1500 },
            { role: "agent", text: "Hello", start_ms: 2250, end_ms: 3250 },
          ],
        },
      ],
    });
    expect(asked.map(({ url }) => url)).toEqual([
      "https://intelligence.twilio.com/v2/Transcripts/GT1/Sentences?PageSize=1000",
      next,
    ]);
    expect(asked[0]?.headers.authorization).toBe(AUTH);
  });

  test("take the channels of a SIP trunk from the connection, and no page of another host", async () => {
    const trunk = connected({}, { roles: { "1": "agent", "2": "customer" } });
    const answer = () => Response.json({ sentences: [sentence(1, "0", "Hi")] });
    const turned = await fetched(answer, undefined, trunk).result;
    expect(turned?.kind === "events" && turned.events[0]?.turns?.[0]?.role).toBe("agent");
    const meta = { next_page_url: "https://evil.example/more" };
    const { asked, result } = fetched(() => Response.json({ sentences: [sentence(1, "0", "Hi")], meta }));
    expect((await result)?.kind).toBe("gone");
    expect(asked).toHaveLength(1);
  });

  test("find the transcript that was made of a recording", async () => {
    const ref = { source: "recording", id: "RE1" };
    const list = (...transcripts: unknown[]) =>
      fetched(
        (url) =>
          url.includes("SourceSid=RE1")
            ? Response.json({ transcripts })
            : Response.json({ sentences: [sentence(1, "0", "Hi")] }),
        ref,
      );
    const { asked, result } = list({ sid: "GT9", status: "completed" });
    expect(await result).toMatchObject({ kind: "events", events: [{ key: "transcript:GT9" }] });
    expect(asked[1]?.url).toContain("/v2/Transcripts/GT9/Sentences");
    expect((await list().result)?.kind).toBe("later");
    expect((await list({ sid: "GT9", status: "in-progress" }).result)?.kind).toBe("later");
    expect((await list({ sid: "GT9", status: "failed" }).result)?.kind).toBe("gone");
  });

  test.each([
    [404, "gone"],
    [429, "later"],
    [500, "later"],
  ])("answer %i with %s", async (code, kind) => {
    expect((await fetched(() => Response.json({ message: "no" }, { status: code })).result)?.kind).toBe(kind);
  });

  test("come later where no answer comes whole", async () => {
    expect((await fetched(() => Promise.reject(new Error("reset"))).result)?.kind).toBe("later");
    expect((await fetched(() => new Response("<html>")).result)?.kind).toBe("later");
  });
});

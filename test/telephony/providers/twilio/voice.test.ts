import { describe, expect, test } from "vitest";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { standIn } from "../connection.ts";
import { formPost } from "../twilio.case.ts";
import { connected, eventsOf, hear, OUT, transfer } from "./setting.ts";

describe("/voice", () => {
  const answerOf = async (settings: unknown, path = "voice", more: Record<string, string> = {}) => {
    const received = await hear(
      formPost(path, { ...OUT, CallStatus: "in-progress", ...more }),
      connected(settings),
    );
    if (received.kind !== "taken" || !received.answer) throw new Error("There is no TwiML.");
    expect(received.answer.contentType).toMatch(/^text\/xml/);
    return { ...received, body: received.answer.body };
  };
  const base = "https://hooks.example.com/intake/twilio/conn_1";
  const start = `<Start><Transcription statusCallbackUrl="${base}/transcription" statusCallbackMethod="POST" track="both_tracks"/></Start>`;

  test("starts the transcription, and ends politely where nobody is named", async () => {
    const { body, events } = await answerOf(
      { sorry_message: 'We\'re <closed> & "away"' },
      "voice/sched_01k.1",
    );
    expect(body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Response>${start}<Say>We&apos;re &lt;closed&gt; &amp; &quot;away&quot;</Say><Hangup/></Response>`,
    );
    expect(events).toMatchObject([
      { callId: "CA1", kind: "started", facts: { status: "in_progress", attemptId: "sched_01k.1" } },
    ]);
  });

  test("hands over to whom the settings name", async () => {
    const url = "https://agent.example.com/twiml?a=1&b=2";
    expect((await answerOf({ answer_url: url })).body).toContain(
      `${start}<Redirect method="POST">https://agent.example.com/twiml?a=1&amp;b=2</Redirect></Response>`,
    );
    const forwarded = (await answerOf({ forward_to: "+1 415 555 0199" })).body;
    expect(forwarded).toMatch(
      /<Dial action="[^"]+\/dial\/[\w-]+" method="POST"><Number [^>]+>\+14155550199<\/Number>/,
    );
    expect((await answerOf({ forward_to: "sip:a@b.example" })).body).toContain(
      ">sip:a@b.example</Sip></Dial>",
    );
    const stream = (await answerOf({ stream_url: "wss://agent.example.com/s" }, "voice/sched_01k.1")).body;
    expect(stream).toContain(
      '<Connect><Stream url="wss://agent.example.com/s"><Parameter name="attempt_id" value="sched_01k.1"/></Stream></Connect>',
    );
    const relay = (await answerOf({ relay_url: "wss://agent.example.com/r", language: "tr-TR" })).body;
    expect(relay).toContain('languageCode="tr-TR"/></Start>');
    expect(relay).toContain(
      '<Connect><ConversationRelay url="wss://agent.example.com/r" language="tr-TR"/></Connect>',
    );
  });

  test("records, and leaves the transcription to Intelligence, where the settings say so", async () => {
    const { body } = await answerOf({ transcript: "intelligence", record: true });
    expect(body).not.toContain("<Transcription");
    expect(body).toContain(
      `<Start><Recording recordingStatusCallback="${base}/recording" recordingStatusCallbackMethod="POST" channels="dual"/></Start>`,
    );
  });

  test("hangs up on an answering machine, after what is to be said to it", async () => {
    const machine = { AnsweredBy: "machine_end_beep" };
    const silent = await answerOf({ stream_url: "wss://agent.example.com/s" }, "voice", machine);
    expect(silent.body).toContain("<Response><Hangup/></Response>");
    expect(silent.events).toMatchObject([{ facts: { status: "voicemail" } }]);
    const told = await answerOf({ voicemail_message: "Call us back." }, "voice", machine);
    expect(told.body).toContain("<Response><Say>Call us back.</Say><Hangup/></Response>");
  });

  test("takes one way to hand over, and known settings, alone", () => {
    const two = { answer_url: "https://a.example", stream_url: "wss://a.example" };
    expect(twilio.settings.safeParse(two).success).toBe(false);
    expect(twilio.settings.safeParse({ answer_url: "http://a.example" }).success).toBe(false);
    expect(twilio.settings.safeParse({ forward: "+14155550199" }).success).toBe(false);
    expect(twilio.settings.parse(undefined)).toMatchObject({ transcript: "auto", ring_seconds: 30 });
  });
});

describe("/dial", () => {
  const action = { ...OUT, CallSid: "CA1", CallStatus: "in-progress", DialCallSid: "CA2" };

  test("tells one talk once, whether the line or the verb tells it first", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    await twilio.transfer?.(tools, connected(), transfer({ to: "+14155550199" }));
    const told = /action="([^"]+)"/.exec(new URLSearchParams(asked[0]?.body).get("Twiml") ?? "")?.[1] ?? "";
    const path = told.slice(connected().intakeUrl.length + 1);
    expect(path).toMatch(/^transfer\/[\w-]+$/);
    const byLine = { ...OUT, CallSid: "CA2", ParentCallSid: "CA1", CallStatus: "in-progress" };
    const byVerb = { ...action, DialCallStatus: "completed" };
    const [first] = await eventsOf(formPost(path, byLine));
    expect(first).toMatchObject({
      callId: "CA1",
      transfer: { status: "connected", to: "+14155550199", reason: null },
    });
    expect(await eventsOf(formPost(path, byVerb))).toEqual([first]);
  });

  test("tells who waits that nobody was reached", async () => {
    const received = await hear(formPost("dial", { ...action, DialCallStatus: "no-answer" }));
    expect(received).toMatchObject({
      events: [{ kind: "transfer", transfer: { status: "no_answer", to: null, reason: "no-answer" } }],
    });
    expect(received.kind === "taken" && received.answer?.body).toMatch(/<Response><Say>Sorry.*<Hangup\/>/);
    const done = await hear(formPost("dial", { ...action, DialCallStatus: "completed" }));
    expect(done.kind === "taken" && done.answer?.body).toContain("<Response><Hangup/></Response>");
  });
});

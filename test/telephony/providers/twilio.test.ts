import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { describe, expect, test } from "vitest";
import { assemble } from "../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { Received, TransferRequest } from "../../../src/telephony/provider.ts";
import type { TwilioConnection } from "../../../src/telephony/providers/twilio/account.ts";
import { twilio } from "../../../src/telephony/providers/twilio.ts";
import { callbackTo, connectionTo, standIn } from "./connection.ts";
import type { Message } from "./provider-case.ts";
import { formPost, status, twilioCase, utterance } from "./twilio.case.ts";

const NOW = 1_795_300_800_000;
const CREDENTIALS = twilioCase.credentials;
const FORM = "application/x-www-form-urlencoded";
const AUTH = `Basic ${btoa("AC01:test_secret")}`;
const API = "https://api.twilio.com/2010-04-01/Accounts/AC01";

const connected = (settings: unknown = {}, change = {}) =>
  connectionTo(twilio, CREDENTIALS, { settings, ...change }) as TwilioConnection;

async function hear(message: Message, connection = connected()): Promise<Received> {
  const { headers, query } = await twilioCase.sign(message, {
    url: callbackTo(connection, message).url,
    now: NOW,
    credentials: CREDENTIALS,
  });
  const sent = {
    ...message,
    headers: { "content-type": message.contentType, ...headers },
    query: [message.query, query].filter(Boolean).join("&"),
  };
  return twilio.receive(connection, callbackTo(connection, sent), NOW);
}

async function eventsOf(message: Message, connection = connected()): Promise<CallEvent[]> {
  const received = await hear(message, connection);
  if (received.kind !== "taken") throw new Error(`The message was ${received.kind}.`);
  return received.events;
}

const OUT = { CallSid: "CA1", From: "+15005550006", To: "+14155550142", Direction: "outbound-api" };

describe("signatures", () => {
  const vector = connected({}, { intakeUrl: "https://hooks.example.com/in/twilio" });
  const form = "CallSid=CA1&CallStatus=completed&From=%2B15550001111";

  const receive = (url: string, headers: Record<string, string>, body: string, connection = vector) =>
    twilio.receive(
      connection,
      {
        method: "POST",
        url,
        path: "",
        headers: new Headers(headers),
        body: new TextEncoder().encode(body).buffer as ArrayBuffer,
      },
      NOW,
    );

  test("agree with the known form and JSON", async () => {
    const url = "https://hooks.example.com/in/twilio?tenant=a";
    const signed = { "content-type": FORM, "x-twilio-signature": "4Lk6/zjAtFVd7tL7EhjHQYiQeBc=" };
    expect((await receive(url, signed, form)).kind).toBe("taken");
    expect((await receive(url, signed, form.replace("completed", "completee"))).kind).toBe("unsigned");

    const hash = "72a77c774821fb092bf52850e0fb26f0b29eb338712b0adfcaed3a213a274ea0";
    const json = { "content-type": "application/json", "x-twilio-signature": "/YjkKoC2/mtCqYLM5qYIbQbJ3Bw=" };
    const body = '{"call_id":"c1","n":"é"}';
    // Signed, and then no status callback.
    expect((await receive(`${url}&bodySHA256=${hash}`, json, body)).kind).toBe("unreadable");
    expect((await receive(`${url}&bodySHA256=${hash}`, json, `${body} `)).kind).toBe("unsigned");
  });

  test("hold where a proxy changes scheme and host, and with the default port or without", async () => {
    const fields = Object.fromEntries(new URLSearchParams(form));
    for (const called of ["http://10.0.0.7:8787/in/twilio", "https://hooks.example.com/in/twilio"]) {
      for (const signedUrl of [
        "https://hooks.example.com/in/twilio",
        "https://hooks.example.com:443/in/twilio",
      ]) {
        const signature = getExpectedTwilioSignature("test_secret", signedUrl, fields);
        const headers = { "content-type": FORM, "x-twilio-signature": signature };
        expect((await receive(called, headers, form)).kind).toBe("taken");
      }
    }
    const elsewhere = getExpectedTwilioSignature("test_secret", "https://evil.example.com/in/twilio", fields);
    const headers = { "content-type": FORM, "x-twilio-signature": elsewhere };
    expect((await receive("https://hooks.example.com/in/twilio", headers, form)).kind).toBe("unsigned");
  });

  test("cover repeated and empty parameters as the SDK does", async () => {
    const url = "https://hooks.example.com/in/twilio";
    const signature = getExpectedTwilioSignature("test_secret", url, {
      CallSid: "CA1",
      CallStatus: "ringing",
      Digits: "",
      Tag: ["b", "a", "b"],
    });
    const body = "Tag=b&Tag=a&Tag=b&Digits=&CallStatus=ringing&CallSid=CA1";
    const headers = { "content-type": FORM, "x-twilio-signature": signature };
    expect((await receive(url, headers, body)).kind).toBe("taken");
  });

  test("never let a body through that they do not cover", async () => {
    const url = "https://hooks.example.com/in/twilio";
    const signature = getExpectedTwilioSignature("test_secret", url, {});
    for (const type of ["application/json", "text/plain", ""]) {
      const headers = { "content-type": type, "x-twilio-signature": signature };
      expect((await receive(url, headers, '{"CallSid":"CA1"}')).kind).toBe("unsigned");
    }
    const ofForm = getExpectedTwilioSignature("test_secret", url, { CallSid: "CA1", CallStatus: "ringing" });
    const plain = { "content-type": "text/plain", "x-twilio-signature": ofForm };
    expect((await receive(url, plain, "CallSid=CA1&CallStatus=ringing")).kind).toBe("unsigned");
  });

  test("are of a GET over its address alone", async () => {
    const query = "CallSid=CA1&CallStatus=ringing";
    const message: Message = { method: "GET", body: "", contentType: "", path: "status", query };
    expect(await eventsOf(message)).toMatchObject([{ callId: "CA1", facts: { status: "ringing" } }]);
  });

  test("need a token", () => {
    expect(twilio.credentials.safeParse({ account_sid: "AC01", auth_token: " " }).success).toBe(false);
    expect(twilio.credentials.safeParse({ account_sid: "AC01" }).success).toBe(false);
  });
});

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
      transfer: { status: "failed", to: "+14155550142", reason: "busy" },
    });
    expect(await eventsOf(formPost("status", status(leg, "completed", 3, 30)))).toEqual([]);
  });

  test("name an answering machine where they say so", async () => {
    const said = status(OUT, "completed", 3, 9, { AnsweredBy: "machine_end_beep" });
    expect(await eventsOf(formPost("status", said))).toMatchObject([{ facts: { status: "voicemail" } }]);
  });
});

describe("real-time transcription", () => {
  test("tells each finished utterance once, with its time and place", async () => {
    const said = utterance("CA1", 7, "inbound_track", " Grüße — 2 > 1 ");
    expect(await eventsOf(formPost("transcription", said))).toEqual([
      {
        key: "GT01:transcription-content:7:inbound_track",
        callId: "CA1",
        at: Date.parse("2026-11-22T10:00:12.120Z"),
        kind: "turn",
        facts: {},
        turns: [{ role: "customer", text: "Grüße — 2 > 1", at: Date.parse("2026-11-22T10:00:12.120Z") }],
        sequence: 7,
      },
    ]);
    const partial = utterance("CA1", 8, "inbound_track", "And", { Final: "false" });
    expect(await eventsOf(formPost("transcription", partial))).toEqual([]);
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
    expect(assemble(events).error).toBe("The transcription failed (32650): Engine unavailable");
    const later = connected({ transcript: "intelligence" });
    const said = formPost("transcription", utterance("CA1", 7, "inbound_track", "Hello"));
    expect(await eventsOf(said, later)).toEqual([]);
  });
});

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
    expect(path).toMatch(/^dial\/[\w-]+$/);
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
      events: [{ kind: "transfer", transfer: { status: "failed", to: null, reason: "no-answer" } }],
    });
    expect(received.kind === "taken" && received.answer?.body).toMatch(/<Response><Say>Sorry.*<Hangup\/>/);
    const done = await hear(formPost("dial", { ...action, DialCallStatus: "completed" }));
    expect(done.kind === "taken" && done.answer?.body).toContain("<Response><Hangup/></Response>");
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

const request = {
  attemptId: "sched_01k.2",
  workspaceId: "ws_1",
  toNumber: "+14155550142",
  fromNumber: "+15005550006" as string | null,
  agent: {
    agent_id: "agent_1",
    agent_name: "Sales",
    language: "en-US",
    begin_message: null,
    voice_id: null,
    response_engine: null,
  },
  dynamicVariables: {},
};
const transfer = (change: Partial<TransferRequest> = {}): TransferRequest => ({
  providerCallId: "CA1",
  handle: {},
  to: "+14155550199",
  fromNumber: null,
  message: null,
  transferId: "run_1",
  ...change,
});

/** What each kind of answer comes to, for commands that are sent once. */
const ANSWERS: [string, () => Response | Promise<Response>, "good" | "refused" | "unknown"][] = [
  ["success", () => Response.json({ sid: "CA1", status: "queued" }, { status: 201 }), "good"],
  ["400", () => Response.json({ code: 21211, message: "Invalid 'To'" }, { status: 400 }), "refused"],
  ["429", () => Response.json({ message: "Too many requests" }, { status: 429 }), "refused"],
  ["500", () => new Response("oops", { status: 500 }), "unknown"],
  ["a broken connection", () => Promise.reject(new Error("reset")), "unknown"],
];

describe("dialling", () => {
  const ready = connected({ stream_url: "wss://agent.example.com/s" });

  test("asks as documented, and has every status told under the attempt's id", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }, { status: 201 }));
    const connection = connected({
      stream_url: "wss://a.example/s",
      machine_detection: "Enable",
      ring_seconds: 25,
    });
    expect(await twilio.dial?.(tools, connection, request)).toEqual({
      kind: "placed",
      providerCallId: "CA1",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: `${API}/Calls.json` });
    expect(asked[0]?.headers.authorization).toBe(AUTH);
    expect(asked[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    const base = "https://hooks.example.com/intake/twilio/conn_1";
    expect([...new URLSearchParams(asked[0]?.body)]).toEqual([
      ["To", "+14155550142"],
      ["From", "+15005550006"],
      ["Url", `${base}/voice/sched_01k.2`],
      ["Method", "POST"],
      ["StatusCallback", `${base}/status/sched_01k.2`],
      ["StatusCallbackMethod", "POST"],
      ["StatusCallbackEvent", "initiated"],
      ["StatusCallbackEvent", "ringing"],
      ["StatusCallbackEvent", "answered"],
      ["StatusCallbackEvent", "completed"],
      ["Timeout", "25"],
      ["MachineDetection", "Enable"],
    ]);
  });

  test.each(ANSWERS)("is sent once, also after %s", async (_, answer, expected) => {
    const { asked, tools } = standIn(twilio, answer);
    const kind = (await twilio.dial?.(tools, ready, request))?.kind;
    expect(kind).toBe(expected === "good" ? "placed" : expected);
    expect(asked).toHaveLength(1);
  });

  test("does not know what became of an answer without an id", async () => {
    const { tools } = standIn(twilio, () => new Response("<html>", { status: 201 }));
    expect((await twilio.dial?.(tools, ready, request))?.kind).toBe("unknown");
  });

  test("rings nobody whom no one would speak to, or whose caller has no number", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    expect(await twilio.dial?.(tools, connected(), request)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("settings.answer_url"),
    });
    const nameless = { ...request, fromNumber: null };
    expect(await twilio.dial?.(tools, ready, nameless)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("from_number"),
    });
    expect(asked).toEqual([]);
    const numbers = [{ phone_number: "+15005550007", id: null }];
    const numbered = connected({ stream_url: "wss://a.example/s" }, { numbers });
    expect((await twilio.dial?.(tools, numbered, nameless))?.kind).toBe("placed");
    expect(new URLSearchParams(asked[0]?.body).get("From")).toBe("+15005550007");
  });
});

describe("commands", () => {
  test("hang up by completing the call", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    expect(await twilio.end?.(tools, connected(), { providerCallId: "CA1", handle: {} })).toEqual({
      kind: "done",
    });
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: `${API}/Calls/CA1.json`,
      body: "Status=completed",
    });
    expect(asked[0]?.headers.authorization).toBe(AUTH);
  });

  test("transfer with what is said first, escaped, and our own number shown", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    const message = "Hold on </Say><Dial>+1900</Dial> & wait";
    const asks = transfer({ message, fromNumber: "+15005550006" });
    expect(await twilio.transfer?.(tools, connected({ language: "en-GB" }), asks)).toEqual({ kind: "done" });
    expect(asked[0]).toMatchObject({ method: "POST", url: `${API}/Calls/CA1.json` });
    expect(new URLSearchParams(asked[0]?.body).get("Twiml")).toMatch(
      /^<Response><Say language="en-GB">Hold on &lt;\/Say&gt;&lt;Dial&gt;\+1900&lt;\/Dial&gt; &amp; wait<\/Say><Dial action="[^"]+" method="POST" callerId="\+15005550006"><Number [^>]+>\+14155550199<\/Number><\/Dial><\/Response>$/,
    );
    await twilio.transfer?.(tools, connected(), transfer({ to: "sip:desk@pbx.example.com" }));
    expect(new URLSearchParams(asked[1]?.body).get("Twiml")).toContain(
      ">sip:desk@pbx.example.com</Sip></Dial>",
    );
    const long = transfer({ message: "a".repeat(4000) });
    expect((await twilio.transfer?.(tools, connected(), long))?.kind).toBe("refused");
    expect(asked).toHaveLength(2);
  });

  test.each(ANSWERS)("are sent once, also after %s", async (_, answer, expected) => {
    const { asked, tools } = standIn(twilio, answer);
    const kind = expected === "good" ? "done" : expected;
    expect((await twilio.end?.(tools, connected(), { providerCallId: "CA1", handle: {} }))?.kind).toBe(kind);
    expect((await twilio.transfer?.(tools, connected(), transfer()))?.kind).toBe(kind);
    expect(asked).toHaveLength(2);
  });

  test("stay with the account, whatever a call's id says", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({}));
    await twilio.end?.(tools, connected(), { providerCallId: "../../AC02/Calls/CA9", handle: {} });
    expect(asked[0]?.url).toBe(`${API}/Calls/..%2F..%2FAC02%2FCalls%2FCA9.json`);
  });
});

describe("looking an attempt up", () => {
  const dialedAt = Date.parse("2026-11-22T10:00:00.400Z");
  const attempt = {
    workspaceId: "ws_1",
    attemptId: "sched_01k.2",
    providerCallId: null as string | null,
    toNumber: "+14155550142",
    fromNumber: "+15005550006",
    dialedAt,
  };
  const resource = (change: Record<string, unknown> = {}) => ({
    sid: "CA1",
    status: "completed",
    direction: "outbound-api",
    from: "+15005550006",
    to: "+14155550142",
    parent_call_sid: null,
    date_created: "Sun, 22 Nov 2026 10:00:00 +0000",
    start_time: "Sun, 22 Nov 2026 10:00:05 +0000",
    end_time: "Sun, 22 Nov 2026 10:00:54 +0000",
    duration: "49",
    answered_by: null,
    ...change,
  });
  const find = (answer: () => Response | Promise<Response>, change: Partial<typeof attempt> = {}) => {
    const { asked, tools } = standIn(twilio, answer);
    return { asked, result: twilio.findCall?.(tools, connected(), { ...attempt, ...change }) };
  };
  const listed = (...calls: unknown[]) => find(() => Response.json({ calls, next_page_uri: null }));

  test("reads the call that the id names", async () => {
    const { asked, result } = find(() => Response.json(resource()), { providerCallId: "CA1" });
    expect(await result).toEqual({
      kind: "ended",
      events: [
        {
          key: "call:completed",
          callId: "CA1",
          at: Date.parse("2026-11-22T10:00:54Z"),
          kind: "ended",
          facts: {
            direction: "outbound",
            fromNumber: "+15005550006",
            toNumber: "+14155550142",
            status: "completed",
            endReason: "completed",
            startedAt: "2026-11-22T10:00:05.000Z",
            endedAt: "2026-11-22T10:00:54.000Z",
            durationMs: 49_000,
            attemptId: "sched_01k.2",
          },
        },
      ],
    });
    expect(asked).toMatchObject([{ method: "GET", url: `${API}/Calls/CA1.json`, body: "" }]);
    expect(asked[0]?.headers.authorization).toBe(AUTH);
    const ringing = find(() => Response.json(resource({ status: "ringing" })), { providerCallId: "CA1" });
    expect(await ringing.result).toEqual({ kind: "under_way", providerCallId: "CA1" });
  });

  test("finds the one call between the two numbers since it was dialled, also in Twilio's queue", async () => {
    const queued = resource({ status: "queued", start_time: null, end_time: null, duration: null });
    const earlier = resource({
      sid: "CA0",
      date_created: "Sun, 22 Nov 2026 09:00:00 +0000",
      start_time: "Sun, 22 Nov 2026 09:00:05 +0000",
    });
    const another = resource({ sid: "CA3", from: "+15005550009" });
    const leg = resource({ sid: "CA4", parent_call_sid: "CA9" });
    const { asked, result } = listed(queued, earlier, another, leg);
    expect(await result).toEqual({ kind: "under_way", providerCallId: "CA1" });
    expect(asked.map(({ url }) => url)).toEqual([`${API}/Calls.json?To=%2B14155550142&PageSize=200`]);
    expect(await listed(earlier, another).result).toEqual({ kind: "absent" });
    expect(await listed().result).toEqual({ kind: "absent" });
  });

  test("never says absent where it cannot know", async () => {
    expect(await listed(resource(), resource({ sid: "CA5" })).result).toEqual({ kind: "not_told" });
    expect(await listed({ odd: true }).result).toEqual({ kind: "not_told" });
    const more = find(() => Response.json({ calls: [], next_page_uri: "/more" }));
    expect(await more.result).toEqual({ kind: "not_told" });
    for (const answer of [
      () => Response.json({ message: "Not found" }, { status: 404 }),
      () => new Response("oops", { status: 500 }),
      () => new Response("<html>"),
      () => Promise.reject(new Error("reset")),
    ]) {
      expect(await find(answer).result).toEqual({ kind: "not_told" });
      expect(await find(answer, { providerCallId: "CA1" }).result).toEqual({ kind: "not_told" });
    }
  });

  test("reads the same form for import, once it is over", () => {
    expect(twilio.readExport?.(resource({ answered_by: "machine_start" }), { roles: {} })).toMatchObject([
      { callId: "CA1", isFinal: true, facts: { status: "voicemail", durationMs: 49_000 } },
    ]);
    expect(twilio.readExport?.(resource({ status: "ringing" }), { roles: {} })).toBeNull();
    expect(twilio.readExport?.([{ sid: "RE1", status: "completed" }], { roles: {} })).toBeNull();
  });
});

describe("the connection's test", () => {
  const tested = async (code: number) => {
    const { asked, tools } = standIn(twilio, () => Response.json({ message: "no" }, { status: code }));
    const result = await twilio.test?.(tools, connected());
    expect(asked).toMatchObject([{ method: "GET", url: `${API}.json` }]);
    return result;
  };

  test("names what is to be corrected", async () => {
    expect(await tested(200)).toMatchObject({ ok: true });
    expect(await tested(401)).toMatchObject({ ok: false, field: "credentials.auth_token" });
    expect(await tested(404)).toMatchObject({ ok: false, field: "credentials.account_sid" });
    expect(await tested(503)).toMatchObject({ ok: false });
  });

  test("comes with steps that name every address", () => {
    const copied = twilio.setUp(connected()).map(({ copy }) => copy ?? "");
    for (const path of ["voice", "status", "transcription", "recording", "intelligence"]) {
      expect(copied.some((text) => text.includes(`/intake/twilio/conn_1/${path}`))).toBe(true);
    }
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

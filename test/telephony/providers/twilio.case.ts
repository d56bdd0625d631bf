import { getExpectedBodyHash, getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { twilio } from "../../../src/telephony/providers/twilio.ts";
import type { Message, ProviderCase } from "./provider-case.ts";

const FORM = "application/x-www-form-urlencoded";

/** A form post to one of the addresses behind the intake URL. */
export function formPost(path: string, fields: Record<string, string>): Message {
  return { body: new URLSearchParams(fields).toString(), contentType: FORM, path };
}

const OUTBOUND = {
  CallSid: "CA0001",
  AccountSid: "AC01",
  From: "+15005550006",
  To: "+14155550142",
  Direction: "outbound-api",
  ApiVersion: "2010-04-01",
};
const INBOUND = {
  ...OUTBOUND,
  CallSid: "CA0002",
  From: "+14155550142",
  To: "+15005550006",
  Direction: "inbound",
};

/** A status callback, `seconds` after ten o'clock. */
export function status(
  call: Record<string, string>,
  CallStatus: string,
  SequenceNumber: number,
  seconds: number,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    ...call,
    CallStatus,
    SequenceNumber: String(SequenceNumber),
    Timestamp: `Sun, 22 Nov 2026 10:00:${String(seconds).padStart(2, "0")} +0000`,
    CallbackSource: "call-progress-events",
    ...more,
  };
}

/** A final utterance of the real-time transcription. */
export function utterance(
  CallSid: string,
  SequenceId: number,
  Track: string,
  transcript: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    CallSid,
    AccountSid: "AC01",
    TranscriptionSid: "GT01",
    TranscriptionEvent: "transcription-content",
    SequenceId: String(SequenceId),
    Timestamp: `2026-11-22T10:00:${String(5 + SequenceId).padStart(2, "0")}.120Z`,
    Track,
    Final: "true",
    LanguageCode: "en-US",
    TranscriptionData: JSON.stringify({ transcript, confidence: 0.94 }),
    ...more,
  };
}

const transcription = (CallSid: string, event: string, SequenceId: number) => ({
  CallSid,
  AccountSid: "AC01",
  TranscriptionSid: "GT01",
  TranscriptionEvent: `transcription-${event}`,
  SequenceId: String(SequenceId),
  Timestamp: `2026-11-22T10:00:${String(5 + SequenceId).padStart(2, "0")}.120Z`,
});

const ended = { CallDuration: "49", Duration: "1" };
const RECORDING = "https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01";

export const twilioCase: ProviderCase = {
  adapter: twilio,
  credentials: { account_sid: "AC01", auth_token: "test_secret" },
  otherCredentials: { account_sid: "AC01", auth_token: "another_secret" },
  settings: { forward_to: "sip:agent@voice.example.com" },
  async sign({ body, contentType, method = "POST" }, { url, credentials }) {
    const token = String(credentials.auth_token);
    if (contentType.startsWith("application/json")) {
      const query = `bodySHA256=${getExpectedBodyHash(body)}`;
      const signed = `${url}${url.includes("?") ? "&" : "?"}${query}`;
      return { headers: { "x-twilio-signature": getExpectedTwilioSignature(token, signed, {}) }, query };
    }
    const fields = method === "GET" ? {} : Object.fromEntries(new URLSearchParams(body));
    return { headers: { "x-twilio-signature": getExpectedTwilioSignature(token, url, fields) } };
  },
  toleranceMs: null,
  signsBody: true,
  signatureHeaders: ["x-twilio-signature"],
  unknownMessage: formPost("transcription", {
    ...transcription("CA0099", "paused", 4),
  }),
  conversations: [
    {
      name: "a call that we dialled, transcribed in real time",
      messages: [
        formPost("status/sched_01k.1", status(OUTBOUND, "ringing", 1, 1)),
        formPost("status/sched_01k.1", status(OUTBOUND, "in-progress", 2, 5)),
        formPost("transcription", utterance("CA0001", 2, "outbound_track", "Hello, this is Çelik Dental.")),
        formPost("transcription", utterance("CA0001", 3, "inbound_track", "I need a refund & an answer.")),
        formPost("status/sched_01k.1", status(OUTBOUND, "completed", 3, 54, ended)),
      ],
      expected: {
        status: "completed",
        direction: "outbound",
        fromNumber: "+15005550006",
        toNumber: "+14155550142",
        startedAt: "2026-11-22T10:00:05Z",
        durationMs: 49_000,
        endReason: "completed",
        turns: [
          ["agent", "Hello, this is Çelik Dental."],
          ["customer", "I need a refund & an answer."],
        ],
      },
    },
    {
      name: "a call to our number, of which the number tells only the end",
      messages: [
        formPost("voice", { ...INBOUND, CallStatus: "ringing" }),
        formPost("transcription", transcription("CA0002", "started", 1)),
        formPost("transcription", utterance("CA0002", 2, "inbound_track", "Are you open on Sunday?")),
        formPost("transcription", transcription("CA0002", "stopped", 3)),
        formPost("status", status(INBOUND, "completed", 0, 40, { CallDuration: "35", Duration: "1" })),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550142",
        toNumber: "+15005550006",
        startedAt: "2026-11-22T10:00:05Z",
        durationMs: 35_000,
        turns: [["customer", "Are you open on Sunday?"]],
      },
    },
    {
      name: "a call that is transcribed in two sessions, whose last words come after its end",
      messages: [
        formPost("voice", { ...INBOUND, CallSid: "CA0010", CallStatus: "ringing" }),
        formPost("transcription", utterance("CA0010", 2, "inbound_track", "Is this the clinic?")),
        formPost("transcription", utterance("CA0010", 10, "outbound_track", "It is.")),
        formPost(
          "status",
          status({ ...INBOUND, CallSid: "CA0010" }, "completed", 0, 40, {
            CallDuration: "35",
            Duration: "1",
          }),
        ),
        formPost(
          "transcription",
          utterance("CA0010", 2, "inbound_track", "Then goodbye.", {
            TranscriptionSid: "GT00",
            Timestamp: "2026-11-22T10:00:38.500Z",
          }),
        ),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        durationMs: 35_000,
        turns: [
          ["customer", "Is this the clinic?"],
          ["agent", "It is."],
          ["customer", "Then goodbye."],
        ],
      },
    },
    {
      name: "a call whose transcript Conversational Intelligence made",
      messages: [
        formPost("status", status({ ...INBOUND, CallSid: "CA0003" }, "completed", 0, 54, ended)),
        formPost("recording", {
          CallSid: "CA0003",
          AccountSid: "AC01",
          RecordingSid: "RE01",
          RecordingStatus: "completed",
          RecordingUrl: RECORDING,
          RecordingDuration: "48",
        }),
        {
          path: "intelligence",
          contentType: "application/json",
          body: JSON.stringify({
            account_sid: "AC01",
            service_sid: "GA01",
            transcript_sid: "GT77",
            customer_key: "CA0003",
            event_type: "voice_intelligence_transcript_available",
          }),
        },
      ],
      api: () =>
        Response.json({
          sentences: [
            {
              media_channel: 1,
              sentence_index: 1,
              start_time: "3.5",
              end_time: "5.02",
              transcript: "Bir randevu, lütfen.",
              confidence: "0.91",
            },
            {
              media_channel: 2,
              sentence_index: 0,
              start_time: "0.8",
              end_time: "2.1",
              transcript: "How may I help?",
              confidence: "0.97",
            },
          ],
          meta: { key: "sentences", next_page_url: null },
        }),
      expected: {
        status: "completed",
        direction: "inbound",
        durationMs: 49_000,
        turns: [
          ["agent", "How may I help?"],
          ["customer", "Bir randevu, lütfen."],
        ],
      },
    },
    {
      name: "a number that is busy",
      messages: [
        formPost("status/sched_01k.2", status({ ...OUTBOUND, CallSid: "CA0004" }, "initiated", 0, 0)),
        formPost(
          "status/sched_01k.2",
          status({ ...OUTBOUND, CallSid: "CA0004" }, "busy", 1, 2, {
            CallDuration: "0",
            SipResponseCode: "486",
          }),
        ),
      ],
      expected: { status: "busy", direction: "outbound", endReason: "busy (SIP 486)", turns: [] },
    },
    {
      name: "nobody answers",
      messages: [
        formPost("status/sched_01k.3", status({ ...OUTBOUND, CallSid: "CA0005" }, "ringing", 1, 2)),
        formPost(
          "status/sched_01k.3",
          status({ ...OUTBOUND, CallSid: "CA0005" }, "no-answer", 2, 32, { CallDuration: "0" }),
        ),
      ],
      expected: { status: "no_answer", direction: "outbound", turns: [] },
    },
    {
      name: "an answering machine",
      messages: [
        formPost("voice/sched_01k.4", {
          ...OUTBOUND,
          CallSid: "CA0006",
          CallStatus: "in-progress",
          AnsweredBy: "machine_start",
        }),
        formPost(
          "status/sched_01k.4",
          status({ ...OUTBOUND, CallSid: "CA0006" }, "completed", 3, 9, { CallDuration: "4", Duration: "1" }),
        ),
      ],
      expected: { status: "voicemail", direction: "outbound", durationMs: 4_000, turns: [] },
    },
    {
      name: "a caller who is handed over to a line that is first busy, and whose end is told twice",
      messages: [
        formPost("transcription", utterance("CA0007", 2, "inbound_track", "A person, please.")),
        formPost("status", {
          ...status({ ...INBOUND, CallSid: "CA0008" }, "busy", 2, 20),
          ParentCallSid: "CA0007",
          Direction: "outbound-dial",
          To: "+14155550199",
          CallDuration: "0",
        }),
        formPost("dial", {
          ...INBOUND,
          CallSid: "CA0007",
          CallStatus: "in-progress",
          DialCallSid: "CA0008",
          DialCallStatus: "busy",
        }),
        formPost("status", status({ ...INBOUND, CallSid: "CA0007" }, "completed", 0, 54, ended)),
        formPost("status", status({ ...INBOUND, CallSid: "CA0007" }, "completed", 4, 54, ended)),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550142",
        toNumber: "+15005550006",
        durationMs: 49_000,
        turns: [["customer", "A person, please."]],
      },
    },
  ],
};

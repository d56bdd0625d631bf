import { randomUUID } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { iso, type PlayedCall, partiesOf, secondsOf } from "./played-call.ts";
import { type Message, type VoiceProvider, wants } from "./voice-provider.ts";

const ACCOUNT = "AC00000000000000000000000000000d";
const TOKEN = "auth_token_of_the_demo";
const RING_SECONDS = "30";

const form = (name: string, path: string, fields: Record<string, string>): Message => ({
  name,
  path,
  body: new URLSearchParams(fields).toString(),
  contentType: "application/x-www-form-urlencoded",
});

/** Behind each address stands the attempt, for Twilio carries nothing else of ours. */
const at = (path: string, { attemptId }: PlayedCall) => (attemptId ? `${path}/${attemptId}` : path);

function formOf(call: PlayedCall): Record<string, string> {
  const { from, to } = partiesOf(call);
  const Direction = call.direction === "inbound" ? "inbound" : "outbound-api";
  return { CallSid: call.id, AccountSid: ACCOUNT, From: from, To: to, Direction, ApiVersion: "2010-04-01" };
}

const status = (call: PlayedCall, CallStatus: string, time: number, number: number, more = {}) =>
  form(`status ${CallStatus}`, at("status", call), {
    ...formOf(call),
    CallStatus,
    Timestamp: new Date(time).toUTCString().replace("GMT", "+0000"),
    SequenceNumber: String(number),
    CallbackSource: "call-progress-events",
    ...more,
  });

const transcription = (
  call: PlayedCall,
  event: string,
  time: number,
  number: number,
  more = {},
  name = event,
) =>
  form(`transcription ${name}`, "transcription", {
    CallSid: call.id,
    AccountSid: ACCOUNT,
    TranscriptionSid: `GT${call.id.slice(2)}`,
    TranscriptionEvent: `transcription-${event}`,
    SequenceId: String(number),
    Timestamp: iso(time),
    ...more,
  });

/** A number that is called tells its end only; a call that we dialled tells all of its way. */
function ringing(call: PlayedCall): Message[] {
  if (call.direction === "inbound") {
    return [form("voice (asks what to do)", "voice", { ...formOf(call), CallStatus: "ringing" })];
  }
  return [
    status(call, "initiated", call.ringsAt, 0),
    status(call, "ringing", call.ringsAt, 1),
    form("voice (asks what to do)", at("voice", call), { ...formOf(call), CallStatus: "in-progress" }),
    status(call, "in-progress", call.answeredAt, 2),
  ];
}

/** Twilio: form posts to addresses of their own, TwiML for an answer, and the real-time transcription. */
export const twilio: VoiceProvider = {
  name: "Twilio",
  signedBy: "twilio",
  credentials: { account_sid: ACCOUNT, auth_token: TOKEN },
  settings: { stream_url: "wss://agent.example.com/media" },
  hosts: ["api.twilio.com"],
  newCallId: () => `CA${randomUUID().replaceAll("-", "")}`,
  messages: (call) => [
    ...ringing(call),
    transcription(call, "started", call.answeredAt, 1),
    ...call.lines.map(({ speaker, text, until }, i) =>
      transcription(
        call,
        "content",
        until,
        i + 2,
        {
          Track: speaker === "customer" ? "inbound_track" : "outbound_track",
          Final: "true",
          LanguageCode: "en-GB",
          TranscriptionData: JSON.stringify({ transcript: text, confidence: 0.94 }),
        },
        `content (${speaker})`,
      ),
    ),
    status(call, "completed", call.endedAt, 3, { CallDuration: String(secondsOf(call)), Duration: "1" }),
  ],
  sign: ({ body }, url) => ({
    "x-twilio-signature": getExpectedTwilioSignature(
      TOKEN,
      url,
      Object.fromEntries(new URLSearchParams(body)),
    ),
  }),
  refuse: wants("authorization", `Basic ${btoa(`${ACCOUNT}:${TOKEN}`)}`),
  dialling: {
    url: `POST https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Calls.json`,
    attemptIn: (body: { StatusCallback?: string[] }) => body.StatusCallback?.[0]?.split("/").at(-1),
    body: ({ own, customer, intakeUrl }, attemptId) => ({
      To: [customer],
      From: [own],
      Url: [`${intakeUrl}/voice/${attemptId}`],
      Method: ["POST"],
      StatusCallback: [`${intakeUrl}/status/${attemptId}`],
      StatusCallbackMethod: ["POST"],
      StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
      Timeout: [RING_SECONDS],
    }),
    status: 201,
    answer: ({ id, own, customer }) => ({
      sid: id,
      account_sid: ACCOUNT,
      from: own,
      to: customer,
      status: "queued",
      direction: "outbound-api",
    }),
  },
};

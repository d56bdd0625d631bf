import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./twilio/account.ts";
import { readExport } from "./twilio/call-resource.ts";
import { dial, end, test, transfer } from "./twilio/commands.ts";
import { fetchTranscript } from "./twilio/fetch-transcript.ts";
import { findCall } from "./twilio/find-call.ts";
import { recording } from "./twilio/open-recording.ts";
import { receive } from "./twilio/receive.ts";
import { setUp } from "./twilio/set-up.ts";

/**
 * Twilio Voice: form posts to addresses behind the intake URL, TwiML for an answer, and transcripts in real time or from
 * Conversational Intelligence (twilio.com/docs/voice).
 */
export const twilio: Adapter<Credentials, Settings> = {
  id: "twilio",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["api.twilio.com", "intelligence.twilio.com"],
  // The last words of the real-time transcription come up to some 20 seconds after the end; transcripts of recordings are
  // made after the call, and take as long as it did.
  patience: { settleMs: 20_000, transcriptMs: 15 * 60_000 },
  liveTurns: true,
  transfers: { warm: true, tellsOutcome: true },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer, readExport, fetchTranscript, recording },
};

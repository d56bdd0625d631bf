import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./vonage/account.ts";
import { readExport } from "./vonage/call-list.ts";
import { dial, end, say, test, transfer } from "./vonage/commands.ts";
import { fetchTranscript } from "./vonage/fetch-transcript.ts";
import { findCall } from "./vonage/find-call.ts";
import { recording } from "./vonage/open-recording.ts";
import { receive } from "./vonage/receive.ts";
import { setUp } from "./vonage/set-up.ts";

/**
 * Vonage Voice: an application whose webhooks come here, and whose calls are dialled with its private key. A leg that is
 * transferred moves to a conversation of another id; both are one call, which ends when each of its legs has.
 */
export const vonage: Adapter<Credentials, Settings> = {
  id: "vonage",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["*.nexmo.com", "*.vonage.com"],
  // A recording is transcribed after the call, in minutes.
  patience: { settleMs: 5_000, transcriptMs: 5 * 60_000 },
  liveTurns: false,
  transfers: { warm: true, tellsOutcome: true },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer, say, readExport, fetchTranscript, recording },
};

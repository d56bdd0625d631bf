import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./bland/account.ts";
import { readExport } from "./bland/call.ts";
import { dial, end, test, transfer } from "./bland/commands.ts";
import { fetchTranscript } from "./bland/fetch-transcript.ts";
import { findCall } from "./bland/find-call.ts";
import { receive } from "./bland/receive.ts";
import { setUp } from "./bland/set-up.ts";

/** Bland: post-call webhooks, outbound calls and commands (docs.bland.ai, Send Call, Webhook Signing, Call Details). */
export const bland: Adapter<Credentials, Settings> = {
  id: "bland",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["api.bland.ai"],
  patience: { settleMs: 5_000, transcriptMs: 5 * 60_000 },
  liveTurns: false,
  // It says whom a call was transferred to when the call is over, and of no other ending.
  transfers: { warm: false, tellsOutcome: false },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer, readExport, fetchTranscript },
};

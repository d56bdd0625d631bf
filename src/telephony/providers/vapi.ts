import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./vapi/account.ts";
import { dial, end, say, test, transfer } from "./vapi/commands.ts";
import { fetchTranscript } from "./vapi/fetch-transcript.ts";
import { findCall } from "./vapi/find-call.ts";
import { readExport } from "./vapi/read-export.ts";
import { receive } from "./vapi/receive.ts";
import { setUp } from "./vapi/set-up.ts";

/** Vapi: server messages in, `POST /call` and live call control out (docs.vapi.ai, server events; server-sdk). */
export const vapi: Adapter<Credentials, Settings> = {
  id: "vapi",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  // Control URLs are on hosts of their own.
  hosts: ["api.vapi.ai", "*.vapi.ai"],
  // The report is sent once post-processing is complete, and once only.
  patience: { settleMs: 60_000, transcriptMs: 5 * 60_000 },
  liveTurns: true,
  // Its report may list a transfer without a word on how it went: silence does not mean that nobody answered.
  transfers: { warm: true, tellsOutcome: false },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer, say, readExport, fetchTranscript },
};

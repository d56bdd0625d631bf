import type { Adapter } from "../provider.ts";
import { API_HOST, Credentials, NAME, Settings } from "./call2me/account.ts";
import { readExport } from "./call2me/call.ts";
import { dial, end, test } from "./call2me/commands.ts";
import { fetchTranscript } from "./call2me/fetch-transcript.ts";
import { recording } from "./call2me/open-recording.ts";
import { receive } from "./call2me/receive.ts";
import { setUp } from "./call2me/set-up.ts";

/** Call2Me: its voice agents post here; a call is dialled as a schedule that is due at once (call2me.app/docs). */
export const call2me: Adapter<Credentials, Settings> = {
  id: "call2me",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: [API_HOST],
  patience: { settleMs: 5_000, transcriptMs: 2 * 60_000 },
  liveTurns: true,
  instead: {
    transfer:
      "Call2Me has no request for a transfer: give the agent its transfer function and targets in Call2Me, and it transfers by itself.",
  },
  ...{ setUp, receive, test, dial, end, readExport, fetchTranscript, recording },
};

import type { Adapter } from "../provider.ts";
import { Credentials, NAME, Settings } from "./telnyx/account.ts";
import { dial, end, say, test, transfer } from "./telnyx/commands.ts";
import { fetchTranscript } from "./telnyx/fetch-transcript.ts";
import { findCall } from "./telnyx/find-call.ts";
import { receive } from "./telnyx/receive.ts";
import { setUp } from "./telnyx/set-up.ts";

/** Telnyx Call Control and its AI assistants (developers.telnyx.com, API v2). */
export const telnyx: Adapter<Credentials, Settings> = {
  id: "telnyx",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["api.telnyx.com"],
  // Insights and the recording's address follow the hang-up by some seconds.
  patience: { settleMs: 15_000, transcriptMs: 2 * 60_000 },
  liveTurns: true,
  transfers: { warm: false, tellsOutcome: true },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer, say, fetchTranscript },
};

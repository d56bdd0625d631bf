import type { Adapter } from "../provider.ts";
import { Credentials, HOSTS, NAME, Settings } from "./synthflow/account.ts";
import { readExport } from "./synthflow/call.ts";
import { dial, test } from "./synthflow/commands.ts";
import { fetchTranscript } from "./synthflow/fetch-transcript.ts";
import { findCall } from "./synthflow/find-call.ts";
import { receive } from "./synthflow/receive.ts";
import { setUp } from "./synthflow/set-up.ts";

/** Synthflow: post-call webhooks and outbound calls (docs.synthflow.ai, Webhooks, Webhooks Security, Calls). */
export const synthflow: Adapter<Credentials, Settings> = {
  id: "synthflow",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: Object.values(HOSTS),
  patience: { settleMs: 5_000, transcriptMs: 10 * 60_000 },
  liveTurns: false,
  instead: {
    end: "Synthflow has no request that hangs up: the agent ends a call by its own end-call conditions.",
    transfer: "Synthflow transfers only by an action of the agent: add a call transfer to the agent.",
  },
  ...{ setUp, receive, test, dial, findCall, readExport, fetchTranscript },
};

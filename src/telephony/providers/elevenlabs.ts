import type { Adapter } from "../provider.ts";
import { Credentials, HOSTS, NAME, Settings } from "./elevenlabs/account.ts";
import { dial, test } from "./elevenlabs/commands.ts";
import { fetchTranscript } from "./elevenlabs/fetch-transcript.ts";
import { findCall } from "./elevenlabs/find-call.ts";
import { recording } from "./elevenlabs/open-recording.ts";
import { readExport, receive } from "./elevenlabs/receive.ts";
import { setUp } from "./elevenlabs/set-up.ts";

/** ElevenLabs Agents: post-call webhooks and outbound calls (elevenlabs-js 2.73.0; docs, Post-call webhooks). */
export const elevenlabs: Adapter<Credentials, Settings> = {
  id: "elevenlabs",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: Object.values(HOSTS),
  patience: { settleMs: 5_000, transcriptMs: 10 * 60_000 },
  liveTurns: false,
  instead: {
    end: "ElevenLabs has no request that hangs up: give the agent its end_call tool.",
    transfer: "ElevenLabs transfers only by the agent's own transfer_to_number tool: add it to the agent.",
  },
  ...{ setUp, receive, test, dial, findCall, readExport, fetchTranscript, recording },
};

import type { Adapter } from "../provider.ts";
import { Credentials, HOSTS, NAME, Settings } from "./livekit/account.ts";
import { dial, end, test, transfer } from "./livekit/commands.ts";
import { findCall } from "./livekit/find-call.ts";
import { receive } from "./livekit/receive.ts";
import { setUp } from "./livekit/set-up.ts";

/**
 * LiveKit with its SIP bridge: a call is a room that a phone's line or a voice agent comes to, or whose transcript is posted
 * (docs.livekit.io). Any other room is a meeting, and no call.
 */
export const livekit: Adapter<Credentials, Settings> = {
  id: "livekit",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: HOSTS,
  // An agent posts its transcript when its job shuts down, some time after the line is closed.
  patience: { settleMs: 10_000, transcriptMs: 3 * 60_000 },
  liveTurns: false,
  transfers: { warm: false, tellsOutcome: true },
  instead: {},
  ...{ setUp, receive, test, dial, findCall, end, transfer },
};

import { AccessToken } from "livekit-server-sdk";
import { vi } from "vitest";
import { livekit } from "../../../src/telephony/providers/livekit.ts";
import { sha256 } from "../../../src/telephony/signatures/hmac.ts";
import { clockMs } from "./message.ts";
import type { Conversation, Message, ProviderCase } from "./provider-case.ts";

export const API_KEY = "APItest1";
export const API_SECRET = "a secret of this project, thirty-two bytes";

/** A token over a body as LiveKit makes it, with its own SDK: good for five minutes from `now`. */
export async function liveKitToken(
  body: string,
  now: number,
  { api_key = API_KEY, api_secret = API_SECRET }: { api_key?: string; api_secret?: string } = {},
): Promise<string> {
  const hash = await sha256(body, "base64");
  // The SDK reads the clock itself, before it waits for anything.
  const before = vi.getMockedSystemTime();
  vi.setSystemTime(now);
  const token = new AccessToken(api_key, api_secret, { ttl: "5m" });
  token.sha256 = hash;
  const jwt = token.toJwt();
  if (before) vi.setSystemTime(before);
  else vi.useRealTimers();
  return jwt;
}

let count = 0;

/** One webhook. `second` after ten o'clock. */
export function liveKitMessage(event: string, second: number, members: Record<string, unknown>): Message {
  count += 1;
  const createdAt = String(clockMs("00:00") / 1000 + second);
  return {
    contentType: "application/webhook+json",
    body: JSON.stringify({ event, id: `EV_${count}`, createdAt, ...members }),
  };
}

const JOINED = String(clockMs("00:05") / 1000);
const room = { sid: "RM_1", name: "call-1" };
const agentJob = { job: { id: "AJ_1", agentName: "receptionist", room } };

const caller = (attributes: Record<string, string> = {}) => ({
  sid: "PA_1",
  identity: "sip_+15550002222",
  kind: "SIP",
  joinedAt: JOINED,
  attributes: {
    "sip.callID": "SCL_1",
    "sip.trunkID": "ST_1",
    "sip.ruleID": "SDR_1",
    "sip.phoneNumber": "+15550002222",
    "sip.trunkPhoneNumber": "+15550001111",
    "sip.callStatus": "active",
    ...attributes,
  },
});

const inbound: Conversation = {
  name: "an agent takes a call and posts what was said",
  messages: [
    liveKitMessage("room_started", 4, { room }),
    liveKitMessage("participant_joined", 5, { room, participant: caller() }),
    liveKitMessage("agent_job_started", 6, agentJob),
    liveKitMessage("participant_joined", 6, {
      room,
      participant: { sid: "PA_2", identity: "agent-AJ_1", kind: "AGENT", joinedAt: JOINED },
    }),
    {
      contentType: "application/json",
      path: "transcript",
      body: JSON.stringify({
        room,
        agent: "receptionist",
        turns: [
          { role: "assistant", text: "Günaydın, how can I help?", start_ms: 400, end_ms: 2_000 },
          { role: "user", text: "I would like an appointment.", start_ms: 2_600, end_ms: 4_000 },
        ],
      }),
    },
    liveKitMessage("participant_left", 50, {
      room,
      participant: { ...caller({ "sip.callStatus": "hangup" }), disconnectReason: "CLIENT_INITIATED" },
    }),
    liveKitMessage("room_finished", 70, { room }),
  ],
  expected: {
    status: "completed",
    direction: "inbound",
    fromNumber: "+15550002222",
    toNumber: "+15550001111",
    startedAt: "2026-11-22T10:00:05Z",
    durationMs: 45_000,
    endReason: "CLIENT_INITIATED",
    turns: [
      ["agent", "Günaydın, how can I help?"],
      ["customer", "I would like an appointment."],
    ],
  },
};

const browser = { sid: "RM_3", name: "web-1" };
const browserJob = { job: { id: "AJ_3", agentName: "receptionist", room: browser } };

const inBrowser: Conversation = {
  name: "an agent speaks with somebody in a browser",
  messages: [
    liveKitMessage("participant_joined", 4, { room: browser, participant: { sid: "PA_5", identity: "web" } }),
    liveKitMessage("agent_job_started", 5, browserJob),
    {
      contentType: "application/json",
      path: "transcript",
      body: JSON.stringify({ room: browser, turns: [{ role: "user", text: "Is anybody there?" }] }),
    },
    liveKitMessage("agent_job_ended", 35, browserJob),
    liveKitMessage("room_finished", 55, { room: browser }),
  ],
  expected: {
    status: "completed",
    startedAt: "2026-11-22T10:00:05Z",
    durationMs: 30_000,
    turns: [["customer", "Is anybody there?"]],
  },
};

const recorded = { sid: "RM_4", name: "call-4" };

const unheard: Conversation = {
  name: "a call that is recorded, whose line's end is lost, on a server that tells of no jobs",
  messages: [
    liveKitMessage("room_started", 4, { room: recorded }),
    liveKitMessage("participant_joined", 5, { room: recorded, participant: caller() }),
    liveKitMessage("participant_joined", 6, {
      room: recorded,
      participant: { sid: "PA_6", identity: "agent-1", kind: "AGENT" },
    }),
    liveKitMessage("egress_ended", 58, {
      egressInfo: { roomId: "RM_4", fileResults: [{ location: "https://cdn.example.com/4.ogg" }] },
    }),
    liveKitMessage("room_finished", 60, { room: recorded }),
  ],
  expected: {
    status: "completed",
    direction: "inbound",
    startedAt: "2026-11-22T10:00:05Z",
    durationMs: 55_000,
    turns: [],
  },
};

const ATTEMPT = JSON.stringify({ attempt_id: "sched_01kx.1", dynamic_variables: {} });

const callee = (callStatus: string) => {
  const { "sip.ruleID": _, ...attributes } = caller().attributes;
  return {
    ...caller(),
    identity: "phone-sched_01kx.1",
    metadata: ATTEMPT,
    attributes: { ...attributes, "sip.callStatus": callStatus, attempt_id: "sched_01kx.1" },
  };
};

/** A phone that nobody picked up. */
function unanswered(name: string, reason: string, status: "busy" | "no_answer" | "failed"): Conversation {
  const dialled = { sid: "RM_2", name: "call-sched_01kx.1" };
  return {
    name,
    messages: [
      liveKitMessage("participant_joined", 5, { room: dialled, participant: callee("dialing") }),
      liveKitMessage("participant_left", 30, {
        room: dialled,
        participant: { ...callee("hangup"), disconnectReason: reason },
      }),
      liveKitMessage("room_finished", 50, { room: dialled }),
    ],
    expected: {
      status,
      direction: "outbound",
      fromNumber: "+15550001111",
      toNumber: "+15550002222",
      endReason: reason,
      turns: [],
    },
  };
}

export const livekitCase: ProviderCase = {
  adapter: livekit,
  credentials: { url: "wss://acme.livekit.cloud", api_key: API_KEY, api_secret: API_SECRET },
  otherCredentials: { url: "wss://acme.livekit.cloud", api_key: API_KEY, api_secret: `${API_SECRET}!` },
  settings: { sip_trunk_id: "ST_1" },
  async sign({ body }, { now, credentials }) {
    return { headers: { authorization: await liveKitToken(body, now, credentials) } };
  },
  // A token is good for five minutes, and clocks may differ by ten seconds.
  toleranceMs: 310_000,
  signsBody: true,
  signatureHeaders: ["authorization"],
  unknownMessage: liveKitMessage("room_painted", 5, { room }),
  conversations: [
    inbound,
    inBrowser,
    unheard,
    unanswered("the line is busy", "USER_REJECTED", "busy"),
    unanswered("nobody picks up", "USER_UNAVAILABLE", "no_answer"),
    unanswered("the trunk fails", "SIP_TRUNK_FAILURE", "failed"),
  ],
};

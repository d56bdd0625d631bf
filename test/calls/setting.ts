import { env } from "cloudflare:workers";
import { performRun } from "../../src/actions/perform.ts";
import { FinishedCall } from "../../src/calls/finished-call.ts";
import { type CallIds, ingestCall } from "../../src/calls/ingest.ts";
import { processCall } from "../../src/calls/process.ts";
import type { CallStatus } from "../../src/calls/status.ts";
import type { CallView } from "../../src/calls/view.ts";
import { compose } from "../../src/compose.ts";
import type { ExtractionModel, Reading } from "../../src/extraction/model.ts";
import type { RunKey } from "../../src/store/action-runs.ts";
import type { DeliveryKey } from "../../src/store/deliveries.ts";
import type { ReplayKey } from "../../src/store/replays.ts";
import type { ScheduleIds } from "../../src/store/schedules.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import type { Fetch } from "../../src/webhooks/send.ts";
import { type Client, mintClient } from "../support/client.ts";
import { EXAMPLE_AGENT, EXAMPLE_CALL } from "../support/example.ts";
import { reading } from "../support/scripted-model.ts";

/** The agent of the README, for callers who speak English. */
export const AGENT = { ...EXAMPLE_AGENT, language: "en-US" };

/** A call in which the customer says all that the agent asks for. */
export const CALL = {
  ...EXAMPLE_CALL,
  transcript: [
    { role: "agent", text: "May I have your name?", start_ms: 0 },
    { role: "user", text: "My name is Jane Roe.", start_ms: 2_000 },
    { role: "agent", text: "Shall we call you back?", start_ms: 4_000 },
    { role: "user", text: "Yes, please call me back on 5 May 2026 at 14:30.", start_ms: 6_000 },
  ],
};

/** What a good model reads in it. */
export const READINGS: Record<string, Reading | null> = {
  customer_name: { raw: "Jane Roe", turn: 1, quote: "My name is Jane Roe" },
  interest_level: null,
  follow_up_required: { raw: true, turn: 3, quote: "Yes, please call me back" },
  follow_up_date: { raw: "5 May 2026 at 14:30", turn: 3, quote: "call me back on 5 May 2026 at 14:30" },
  callback_number: null,
};
export const READ = reading(READINGS);

/** Registers an agent through the front door; answers its id and, where it has one, its webhook secret. */
export async function register(client: Client, agent: object = AGENT) {
  const { status, body } = await client.send<{ agent_id: string; webhook_secret: string }>(
    "POST",
    "/v1/agents",
    agent,
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

export async function readCall(client: Client, callId: string): Promise<CallView> {
  return (await client.send<CallView>("GET", `/v1/calls/${callId}`)).body;
}

interface Change {
  models?: ExtractionModel[];
  agent?: object;
  /** The customer's endpoints. */
  fetch?: Fetch;
  now?: number;
}

/**
 * A workspace with one agent, whose work is done by hand: calls come in without a message, what is knocked for and which
 * alarms are set is kept, and only the test moves the clock.
 */
export async function callSetting({ models = [], agent = AGENT, fetch, now: start }: Change = {}) {
  const client = await mintClient();
  const { agent_id: agentId, webhook_secret: webhookSecret } = await register(client, agent);
  let now = start ?? Date.now();
  const knocks: { calls: CallIds[]; runs: RunKey[]; deliveries: DeliveryKey[]; replays: ReplayKey[] } = {
    calls: [],
    runs: [],
    deliveries: [],
    replays: [],
  };
  const alarms: (ScheduleIds & { at: number })[] = [];
  const services = {
    ...compose(env),
    clock: () => now,
    models,
    fetch: (url: URL | string, init?: RequestInit) => {
      if (!fetch) throw new TypeError("Nobody listens here.");
      return fetch(new URL(url), init ?? {});
    },
    requestReplay: async (...replays: ReplayKey[]) => void knocks.replays.push(...replays),
    requestAnalysis: async (...calls: CallIds[]) => void knocks.calls.push(...calls),
    requestFollowUp: async (work: { runs: readonly RunKey[]; deliveries: readonly DeliveryKey[] }) => {
      knocks.runs.push(...work.runs);
      knocks.deliveries.push(...work.deliveries);
    },
    arm: async (workspaceId: string, scheduleId: string, at: number) =>
      void alarms.push({ workspaceId, scheduleId, at }),
  };
  const { workspaceId } = client;
  return {
    client,
    workspaceId,
    agentId,
    webhookSecret,
    services,
    knocks,
    alarms,
    pass: (ms: number) => {
      now += ms;
    },
    /** Takes a call in as the API does; its message goes astray. */
    ingest: async (change: object = {}) => {
      const call = FinishedCall.parse({ agent_id: agentId, ...CALL, ...change });
      return (await ingestCall(services, workspaceId, "api", call)).callId;
    },
    /** Takes in a call that nobody answered, as a provider tells of it. */
    ingestUnanswered: async (status: CallStatus) => {
      const call = { ...FinishedCall.parse({ agent_id: agentId, ...CALL, status }), turns: [] };
      return (await ingestCall(services, workspaceId, "scripted", call)).callId;
    },
    process: (callId: string, change: Partial<typeof services> = {}) =>
      processCall({ ...services, ...change }, { workspaceId, callId }),
    /** Performs an action and, where it is a webhook, makes the next attempt of its delivery. */
    perform: async (callId: string, name: string) => {
      const standing = knocks.deliveries.length;
      const outcome = await performRun(services, { workspaceId, callId, name });
      const [placed] = knocks.deliveries.splice(standing);
      return placed ? deliver(services, workspaceId, placed.deliveryId) : outcome;
    },
    read: (callId: string) => readCall(client, callId),
  };
}
export type CallSetting = Awaited<ReturnType<typeof callSetting>>;

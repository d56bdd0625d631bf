import { setTimeout as sleep } from "node:timers/promises";
import type { AgentAnswer, CallAnswer } from "../../api/answers.ts";
import type { ApiClient } from "../../api/client.ts";
import { Failure } from "../../failure.ts";
import { followCall, followRing, type Patience } from "../follow.ts";
import type { Receipt } from "../receipt.ts";
import { startReceiver } from "../receiver.ts";
import { callsRung, dueAt, type Story } from "../story.ts";
import { agentFor } from "./agent.ts";
import { type Arrival, deliver } from "./deliver.ts";
import { type PlayedCall, playedCall } from "./played-call.ts";
import type { Account, StandIn } from "./stand-in.ts";
import { firstTalk } from "./talk.ts";
import type { VoiceProvider } from "./voice-provider.ts";

const POLL_EVERY_MS = 250;
/** What follows from a refused dial request is told by webhooks within this. */
const REFUSAL_TOLD_AFTER_MS = 4_000;
/** Customers and numbers of each provider are its own, so that none is rung for another. */
const CUSTOMERS_FROM = 442_079_460_300;
const NUMBERS_FROM = 442_079_460_400;

/** A call as the API lists it, with what providers tell of it. */
export interface ListedCall extends CallAnswer {
  direction: string;
  from_number: string | null;
  to_number: string | null;
  duration_ms: number | null;
}

/** A call as it was played, as it came in, and what was made of it. */
export interface Told {
  played: PlayedCall;
  arrivals: readonly Arrival[];
  story: Story;
  /** As the API has the transcript. */
  turns: readonly { role: string; text: string }[];
}

export interface Played {
  provider: VoiceProvider;
  intakeUrl: string;
  first: Told;
  /** The follow-up's call; null where the provider does not dial, or did not. */
  second: Told | null;
  /** Why it does not dial, in its adapter's words; null where it does. */
  instead: string | null;
  requests: Account["requests"];
  receipts: readonly Receipt[];
  /** The agent's calls, as the API lists them. */
  listed: readonly ListedCall[];
}

interface Stage {
  api: ApiClient;
  standIn: StandIn;
  patience: Patience;
  /** What the customer asks for. */
  callBackInSeconds: number;
  /** Which of the providers it is, from 0 on. */
  place: number;
  /** Hears how it goes. */
  say: (line: string) => void;
}

/** Plays one provider from the first ring to the analysis of its follow-up. */
export async function play(id: string, provider: VoiceProvider, stage: Stage): Promise<Played> {
  const receiver = await startReceiver(0);
  try {
    const customer = `+${CUSTOMERS_FROM + stage.place}`;
    const own = `+${NUMBERS_FROM + stage.place}`;
    const agent = await stage.api.post<AgentAnswer>("/v1/agents", agentFor(provider.name, receiver.url, own));
    if (!agent.webhook_secret) throw new Failure("The new agent came without a webhook_secret.");
    receiver.trust(agent.webhook_secret);
    const { intake_url: intakeUrl } = await stage.api.post<{ intake_url: string }>("/v1/connections", {
      provider: id,
      name: `The demo's ${provider.name}`,
      agent_id: agent.agent_id,
      credentials: provider.credentials,
      settings: provider.settings ?? {},
      numbers: [{ phone_number: own, id: provider.numberId ?? null }],
      agents: provider.voiceAgent ? { [provider.voiceAgent]: agent.agent_id } : {},
    });
    stage.say(`connected: its messages go to ${new URL(intakeUrl).pathname}`);
    const calls = await playCalls(provider, { intakeUrl, customer, own }, agent.agent_id, stage);
    const listed = await stage.api.get<ListedCall[]>(`/v1/calls?agent_id=${agent.agent_id}&limit=100`);
    const instead = provider.dialling ? null : await whyNotDialled(id, stage.api);
    return { provider, intakeUrl, instead, ...calls, receipts: [...receiver.receipts], listed };
  } finally {
    await receiver.close();
  }
}

async function playCalls(
  provider: VoiceProvider,
  dialler: Account["dialler"],
  agentId: string,
  { api, standIn, patience, callBackInSeconds, say }: Stage,
): Promise<Pick<Played, "first" | "second" | "requests">> {
  const { interrupted } = patience;
  let answered: Promise<Arrival[]> = Promise.resolve([]);
  const ringing = { ...patience };
  const account: Account = {
    ...{ provider, dialler, calls: [], requests: [] },
    onRung(call) {
      say(`dialled: the phone of ${call.customer} rings`);
      answered = deliver(provider, dialler.intakeUrl, call, interrupted);
      // It is awaited below, once the follow-up is known to have rung.
      answered.catch(() => {});
    },
    onRefused() {
      ringing.until = Date.now() + REFUSAL_TOLD_AFTER_MS;
    },
  };
  standIn.open(account);

  const { customer, own } = dialler;
  const whose = { id: provider.newCallId(), direction: "inbound", attemptId: null } as const;
  const played = playedCall({ ...whose, customer, own }, firstTalk(callBackInSeconds), Date.now());
  account.calls.push(played);
  say(`rings: ${customer} calls ${own}`);
  const arrivals = await deliver(provider, dialler.intakeUrl, played, interrupted);
  const refused = arrivals.find(({ status }) => status !== 200);
  if (refused) {
    const { name, status, answer } = refused;
    throw new Failure(`${name} was answered ${status}, so nothing more is played: ${answer}`);
  }
  const callId = await findCall(api, agentId, played.id, patience);
  const watch = (title: string, id: string) =>
    followCall(api, title, id, patience, (reached) => {
      if (reached !== "queued") say(`${reached}: ${title}`);
    });
  const story = await watch("the customer's call", callId);
  const turns = await transcriptOf(api, callId);
  if (!provider.dialling)
    return { first: { played, arrivals, story, turns }, second: null, requests: account.requests };

  const due = dueAt(story);
  if (due) say(`waits: the follow-up is due in ${Math.max(0, Math.round((due - Date.now()) / 1000))} s`);
  const rang = await followRing(api, story, ringing);
  const first = { played, arrivals, story: rang, turns };
  const [secondId] = callsRung(rang);
  const secondCall = account.calls[1];
  if (!secondId || !secondCall) return { first, second: null, requests: account.requests };
  const back = await answered;
  const followUp = await watch("the follow-up", secondId);
  const second = {
    ...{ played: secondCall, arrivals: back, story: followUp },
    turns: await transcriptOf(api, secondId),
  };
  return { first, second, requests: account.requests };
}

/** Our id of a call that a provider told of, as soon as there is one. */
async function findCall(
  api: ApiClient,
  agentId: string,
  providerCallId: string,
  { until, interrupted }: Patience,
): Promise<string> {
  for (;;) {
    const calls = await api.get<CallAnswer[]>(`/v1/calls?agent_id=${agentId}&limit=100`);
    const found = calls.find((call) => call.provider_call_id === providerCallId);
    if (found) return found.call_id;
    if (Date.now() > until) throw new Failure(`No call came of the messages about ${providerCallId}.`);
    await sleep(POLL_EVERY_MS, undefined, { signal: interrupted });
  }
}

async function transcriptOf(api: ApiClient, callId: string): Promise<Told["turns"]> {
  return (await api.get<{ turns: Told["turns"] }>(`/v1/calls/${callId}/transcript`)).turns;
}

async function whyNotDialled(id: string, api: ApiClient): Promise<string> {
  const providers = await api.get<{ id: string; instead: { dial?: string } }[]>("/v1/providers");
  return providers.find((provider) => provider.id === id)?.instead.dial ?? "It cannot dial.";
}

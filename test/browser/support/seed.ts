import {
  type AgentAnswer,
  type CallAnswer,
  type DeliveryAnswer,
  type IngestAnswer,
  isAnalysed,
  type ScheduleAnswer,
} from "../../../scripts/api/answers.ts";
import { type ApiClient, apiClient } from "../../../scripts/api/client.ts";
import { Failure } from "../../../scripts/failure.ts";
import { CONVERSATIONS, type Conversation, type ConversationName, SAID_LIVE } from "./conversations.ts";
import { ALWAYS_RETRIED, ANY_TIME, OWN_NUMBER, seededAgent } from "./seeded-agent.ts";
import { untilTrue } from "./until-true.ts";

/** What stands in a filled workspace, by its id. */
export interface Seeded {
  agent: string;
  calls: Readonly<Record<ConversationName, string>>;
  /** A call that is not over. */
  liveCall: string;
  /** One that repeats, and one that an action made. */
  schedule: string;
  followUp: string;
  /** One that answers, and one that fails. */
  endpoint: string;
  failingEndpoint: string;
  /** A delivery to each. */
  delivered: string;
  failed: string;
  connection: string;
  suppression: string;
  /** Of several calls at once. */
  reanalysis: string;
  /** Of a draft that reads less and rings everybody. */
  backtest: string;
  numbersImport: string;
  callsImport: string;
  /** Of the agent's table, finished. */
  export: string;
  /** Of what failed. */
  replay: string;
}

const PATIENCE_MS = 10_000;
const DAY_MS = 86_400_000;
const RANG_AGO_MS = 2 * 60 * 60 * 1000;

/**
 * Fills a workspace through the public API; `receiverUrl` is a customer's server (`receiver.ts`). Resolves when all calls
 * were analysed and their actions done, so that what a page shows hardly changes by itself.
 */
export async function seed(
  worker: { url: string; apiKey: string },
  receiverUrl: string,
  interrupted: AbortSignal,
): Promise<Seeded> {
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  await api.patch("/v1/calling-rules", {
    ...{ calling_window: ANY_TIME, allowed_countries: ["GB", "TR", "AE", "IL"] },
  });
  const endpoint = await addEndpoint(api, `${receiverUrl}/events`, "Our data warehouse");
  const failingEndpoint = await addEndpoint(api, `${receiverUrl}/fails/events`, "A server that is away");
  const agent = await addAgent(api, receiverUrl);
  const { connection_id: connection } = await api.post<{ connection_id: string }>("/v1/connections", {
    ...{ provider: "simulated", name: "Simulated network", agent_id: agent, numbers: [OWN_NUMBER] },
  });
  const { suppression_id: suppression } = await api.post<{ suppression_id: string }>("/v1/suppressions", {
    ...{ phone_number: "+442079460209", reason: "Asked by letter not to be called." },
  });
  const schedule = await addSchedule(api, agent);
  const calls = await addCalls(api, agent);
  const liveCall = await addLiveCall(api, agent);
  await settled(api, Object.values(calls), interrupted);
  await api.patch(`/v1/calls/${calls.review}/analysis`, {
    ...{ data: { customer_name: "Harriet Stone" }, by: "Robin Adler" },
  });
  const { batch_id: reanalysis } = await api.post<{ batch_id: string }>(`/v1/agents/${agent}/reanalyze`, {
    call_ids: [calls.booked, calls.declined],
  });
  await untilTrue("The re-analysis of two calls is not over", interrupted, async () => {
    const { status } = await api.get<{ status: string }>(`/v1/reanalyses/${reanalysis}`);
    return status === "completed";
  });
  const backtest = await addBacktest(api, agent, interrupted);
  const finished = await addExport(api, agent, interrupted);
  const numbersImport = await addNumbersImport(api, interrupted);
  const callsImport = await addCallsImport(api, agent);
  const failed = await deliveryOf(api, `endpoint_id=${failingEndpoint}&status=failed`, interrupted);
  const delivered = await deliveryOf(api, `endpoint_id=${endpoint}&status=delivered`, interrupted);
  const { replay_id: replay } = await api.post<{ replay_id: string }>("/v1/deliveries/replay", {
    ...{ endpoint_id: failingEndpoint, status: "failed", event_type: "call.analyzed" },
  });
  const { actions } = await api.get<CallAnswer>(`/v1/calls/${calls.booked}`);
  const followUp = actions.find(({ schedule_id }) => schedule_id)?.schedule_id;
  if (!followUp) throw new Failure("The call that is to be followed up booked no schedule.");
  return {
    ...{ agent, calls, liveCall, schedule, followUp, endpoint, failingEndpoint, delivered, failed },
    ...{ connection, suppression, reanalysis, backtest, export: finished, replay },
    ...{ numbersImport, callsImport },
  };
}

async function addBacktest(api: ApiClient, agentId: string, interrupted: AbortSignal): Promise<string> {
  const { post_call_data_extraction: fields } = await api.get<
    AgentAnswer & { post_call_data_extraction: [] }
  >(`/v1/agents/${agentId}`);
  const draft = {
    post_call_data_extraction: fields.slice(0, 2),
    post_call_actions: [{ type: "schedule_call", name: "Ring everybody" }],
  };
  const { backtest_id: id } = await api.post<{ backtest_id: string }>(`/v1/agents/${agentId}/backtests`, {
    draft,
  });
  await untilTrue("The back-test of a draft is not over", interrupted, async () => {
    const { status } = await api.get<{ status: string }>(`/v1/backtests/${id}`);
    return status === "completed";
  });
  return id;
}

/** One that is over, with rows that were refused. */
async function addNumbersImport(api: ApiClient, interrupted: AbortSignal): Promise<string> {
  const content =
    "phone,reason\n+442079460301,Asked by letter\n+442079460302,Moved away\n020 7946 0303,\nunknown,";
  const { import_id: id } = await api.post<{ import_id: string }>("/v1/imports", {
    ...{ kind: "suppressions", content, file_name: "do-not-call.csv" },
  });
  await untilTrue("The import of numbers is not over", interrupted, async () => {
    const { status } = await api.get<{ status: string }>(`/v1/imports/${id}`);
    return status === "completed";
  });
  return id;
}

/** One that waits to be begun. */
async function addCallsImport(api: ApiClient, agentId: string): Promise<string> {
  const transcript = "Agent: How can I help you?\nCustomer: My line is down.";
  const rows = [1, 2, 3].map((n) => JSON.stringify({ provider_call_id: `old-${n}`, transcript }));
  const { import_id: id } = await api.post<{ import_id: string }>("/v1/imports", {
    ...{ kind: "calls", content: rows.join("\n"), file_name: "calls-2025.jsonl", agent_id: agentId },
    begin: false,
  });
  return id;
}

async function addExport(api: ApiClient, agentId: string, interrupted: AbortSignal): Promise<string> {
  const { export_id: id } = await api.post<{ export_id: string }>("/v1/exports", {
    ...{ kind: "data", agent_id: agentId, format: "csv", sort: "interest_level" },
    "data.customer_name.has_value": "",
  });
  await untilTrue("The export of a table is not over", interrupted, async () => {
    const { status } = await api.get<{ status: string }>(`/v1/exports/${id}`);
    return status === "completed";
  });
  return id;
}

async function addEndpoint(api: ApiClient, url: string, description: string): Promise<string> {
  // One attempt: what failed is not tried again while somebody looks at it.
  const body = { url, description, retry_schedule: [0] };
  return (await api.post<{ endpoint_id: string }>("/v1/endpoints", body)).endpoint_id;
}

/** In three versions: fields were added, then a description was made clearer. */
async function addAgent(api: ApiClient, receiverUrl: string): Promise<string> {
  const agent = seededAgent(receiverUrl);
  const { post_call_data_extraction: fields, post_call_actions: actions } = agent;
  const first = {
    ...agent,
    post_call_data_extraction: fields.slice(0, 5),
    post_call_actions: actions.slice(0, 1),
  };
  const { agent_id: id } = await api.post<AgentAnswer>("/v1/agents", first);
  await api.patch(`/v1/agents/${id}`, { post_call_data_extraction: fields });
  await api.patch(`/v1/agents/${id}`, { post_call_actions: actions });
  return id;
}

async function addSchedule(api: ApiClient, agentId: string): Promise<string> {
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  const body = {
    ...{ agent_id: agentId, to_number: "+905321234567", from_number: OWN_NUMBER },
    ...{ scheduled_at: `${tomorrow}T08:00:00`, timezone: "Europe/London" },
    recurrence: { frequency: "weekly", days_of_week: ["monday", "thursday"], max_runs: 12 },
    // Opens after the hour that was asked for, so that its page has a shift to explain.
    calling_window: { start: "13:00", end: "18:00", timezone: "callee" },
    retry: { attempts: 3, delay_minutes: 180 },
  };
  return (await api.post<ScheduleAnswer>("/v1/schedules", body)).schedule_id;
}

async function addCalls(api: ApiClient, agentId: string): Promise<Seeded["calls"]> {
  const names = Object.keys(CONVERSATIONS) as ConversationName[];
  const added = names.map(async (name, place) => {
    const body = callBody(CONVERSATIONS[name], agentId, place);
    return [name, (await api.post<IngestAnswer>("/v1/calls", body)).call_id] as const;
  });
  return Object.fromEntries(await Promise.all(added)) as Record<ConversationName, string>;
}

/** One an hour, so that lists have an order; the first is the newest. */
function callBody(call: Conversation, agentId: string, place: number) {
  const [from, to] =
    call.direction === "outbound" ? [OWN_NUMBER, call.customer] : [call.customer, OWN_NUMBER];
  return {
    ...{ agent_id: agentId, provider_call_id: `seeded-${call.name}`, direction: call.direction },
    ...{ from_number: from, to_number: to, timezone: call.timezone },
    started_at: new Date(Date.now() - RANG_AGO_MS * (place + 1)).toISOString(),
    duration_ms: 95_000 + 7_000 * place,
    ...(call.status ? { status: call.status } : {}),
    ...(call.name === "long" ? { recording_url: "https://recordings.example/long.mp3" } : {}),
    metadata: { campaign: "Office lines", shown_for: call.name },
    transcript: call.transcript.trim(),
  };
}

async function addLiveCall(api: ApiClient, agentId: string): Promise<string> {
  const { call_id: id } = await api.post<IngestAnswer>("/v1/calls", {
    ...{ agent_id: agentId, provider_call_id: "seeded-live", status: "in_progress", direction: "inbound" },
    ...{ from_number: "+442079460320", to_number: OWN_NUMBER, started_at: new Date().toISOString() },
  });
  const events = SAID_LIVE.map(([role, text], turn) => ({
    ...{ type: "call.turn", event_id: `turn-${turn}` },
    turn: { role, text, start_ms: turn * 4_000, end_ms: turn * 4_000 + 3_500 },
  }));
  await api.post(`/v1/calls/${id}/events`, { events });
  return id;
}

async function settled(api: ApiClient, callIds: readonly string[], interrupted: AbortSignal): Promise<void> {
  for (const id of callIds) {
    await untilTrue(`The seeded call ${id} is not analysed`, interrupted, async () =>
      isSettled(await api.get<CallAnswer>(`/v1/calls/${id}`)),
    );
  }
}

const isSettled = (call: CallAnswer) =>
  isAnalysed(call) &&
  call.actions.every(({ name, status }) => status !== "pending" || name === ALWAYS_RETRIED);

async function deliveryOf(api: ApiClient, query: string, interrupted: AbortSignal): Promise<string> {
  const path = `/v1/deliveries?event_type=call.analyzed&limit=1&${query}`;
  let found: DeliveryAnswer | undefined;
  await untilTrue(`No delivery came to be as in ${path}`, interrupted, async () => {
    [found] = await api.get<DeliveryAnswer[]>(path);
    return found !== undefined;
  });
  return found?.delivery_id ?? "";
}

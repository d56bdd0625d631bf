import {
  type AgentAnswer,
  type CallAnswer,
  type DeliveryAnswer,
  type IngestAnswer,
  isAnalysed,
  type ScheduleAnswer,
} from "../../../scripts/api/answers.ts";
import { apiClient } from "../../../scripts/api/client.ts";
import { hostile, hostilePiece, hostileTemplate, LONG_WORD } from "./hostile-text.ts";
import { ANY_TIME, OWN_NUMBER } from "./seeded-agent.ts";
import { untilTrue } from "./until-true.ts";

/** Where the hostile text stands. */
export interface HostileSeeded {
  agent: string;
  call: string;
  liveCall: string;
  schedule: string;
  endpoint: string;
  delivery: string;
  connection: string;
  numbersImport: string;
  callsImport: string;
}

const PATIENCE_MS = 10_000;
const DAY_MS = 86_400_000;

/** Fills a workspace through the public API, with hostile text in every member of every resource that takes text. */
export async function seedHostile(
  worker: { url: string; apiKey: string },
  receiverUrl: string,
  interrupted: AbortSignal,
): Promise<HostileSeeded> {
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  const at = (path: string) => `${receiverUrl}/hostile/${path}?q=${encodeURIComponent(hostile(400))}`;
  await api.patch("/v1/calling-rules", { calling_window: ANY_TIME, allowed_countries: ["GB"] });
  const { endpoint_id: endpoint } = await api.post<{ endpoint_id: string }>("/v1/endpoints", {
    ...{ url: at("events"), description: hostile(500), retry_schedule: [0] },
  });
  const { agent_id: agent } = await api.post<AgentAnswer>("/v1/agents", hostileAgent(at));
  await api.patch(`/v1/agents/${agent}`, { begin_message: hostile(4000) });
  const { connection_id: connection } = await api.post<{ connection_id: string }>("/v1/connections", {
    ...{ provider: "simulated", name: hostile(200), agent_id: agent },
  });
  await api.post("/v1/phone-numbers", { phone_number: OWN_NUMBER, name: hostile(200) });
  await api.post("/v1/suppressions", { phone_number: "+442079460209", reason: hostile(500) });
  const variables = { customer_name: hostile(2000), [hostile(200)]: hostile(2000), word: LONG_WORD };
  const { schedule_id: schedule } = await api.post<ScheduleAnswer>("/v1/schedules", {
    ...{ agent_id: agent, to_number: "+442079460143", from_number: OWN_NUMBER },
    scheduled_at: new Date(Date.now() + DAY_MS).toISOString(),
    ...{ dynamic_variables: variables, metadata: variables },
  });
  const { call_id: call } = await api.post<IngestAnswer>("/v1/calls", {
    ...{ agent_id: agent, provider_call_id: hostile(200), direction: "outbound" },
    ...{ from_number: "sip:<script>alert(9)</script>@evil.example", to_number: "+442079460143" },
    ...{ started_at: new Date(Date.now() - 60_000).toISOString(), duration_ms: 60_000 },
    ...{ end_reason: hostile(200), recording_url: "https://evil.example/%22%3E%3Cimg%20src=x%3E" },
    ...{ metadata: variables, dynamic_variables: variables, transcript: turns() },
  });
  const { call_id: liveCall } = await api.post<IngestAnswer>("/v1/calls", {
    ...{ agent_id: agent, provider_call_id: hostile(190).concat("live"), status: "in_progress" },
    ...{ direction: "inbound", from_number: "+442079460144", to_number: OWN_NUMBER, metadata: variables },
  });
  const events = turns().map((turn, n) => ({
    ...{ type: "call.turn", event_id: `${n}`, turn: { ...turn, start_ms: n * 1000, end_ms: n * 1000 + 900 } },
  }));
  await api.post(`/v1/calls/${liveCall}/events`, { events });

  const importOf = (members: object) =>
    api.post<{ import_id: string }>("/v1/imports", { file_name: hostile(200), ...members });
  const { import_id: numbersImport } = await importOf({
    ...{ kind: "suppressions", content: `${hostile(300)}\n${LONG_WORD}\n${hostilePiece(0, 90)}` },
  });
  const row = JSON.stringify({ provider_call_id: hostile(190), transcript: `Customer: ${hostile(500)}` });
  const { import_id: callsImport } = await importOf({
    ...{ kind: "calls", agent_id: agent, content: row, begin: false },
  });

  await untilTrue("The hostile call is not analysed", interrupted, async () =>
    isAnalysed(await api.get<CallAnswer>(`/v1/calls/${call}`)),
  );
  await api.patch(`/v1/calls/${call}/analysis`, {
    ...{ data: { customer_name: hostile(5000), mood: hostilePiece(0, 200) }, by: hostile(200) },
  });
  let delivery = "";
  await untilTrue("No delivery to the hostile endpoint has failed", interrupted, async () => {
    const path = `/v1/deliveries?endpoint_id=${endpoint}&call_id=${call}&status=failed`;
    delivery = (await api.get<DeliveryAnswer[]>(path))[0]?.delivery_id ?? "";
    return delivery !== "";
  });
  return { agent, call, liveCall, schedule, endpoint, delivery, connection, numbersImport, callsImport };
}

function hostileAgent(at: (path: string) => string) {
  const moods = [hostilePiece(0, 200), hostilePiece(1, 200), LONG_WORD.slice(0, 200)];
  const condition = {
    any: [
      { field: "customer_name", operator: "!=", value: hostile(1000) },
      { field: "mood", operator: "in", value: moods },
      { not: { field: "call.metadata.customer_name", operator: "contains", value: hostile(1000) } },
    ],
  };
  return {
    ...{ agent_name: hostile(200), language: "en-GB", timezone: "Europe/London", calling_window: ANY_TIME },
    ...{ voice_id: hostile(200), begin_message: hostile(5000), webhook_url: at("agent") },
    response_engine: { prompt: hostile(2000), [hostilePiece(1, 100)]: LONG_WORD },
    metadata: { [hostile(100)]: hostile(5000), word: LONG_WORD },
    post_call_data_extraction: [
      {
        name: "customer_name",
        type: "string",
        description: hostile(2000),
        required: true,
        examples: [hostile(500)],
      },
      { name: "mood", type: "enum", description: hostile(2000), options: moods },
      { name: `N${"ame".repeat(21)}`, type: "string", description: LONG_WORD.slice(0, 2000), pii: true },
    ],
    post_call_actions: [
      {
        ...{ type: "schedule_call", name: hostilePiece(2, 100), condition },
        config: { dynamic_variables: { said: hostileTemplate(2000) }, from_number: OWN_NUMBER },
      },
      {
        ...{ type: "webhook", name: hostilePiece(3, 100), condition },
        config: {
          url: at("action"),
          body: { [hostile(100)]: hostileTemplate(2000) },
          query: { q: hostileTemplate(500) },
        },
      },
      {
        ...{ type: "transfer_call", name: hostilePiece(5, 100), condition },
        config: {
          targets: [
            { name: hostilePiece(6, 100), to_number: "+442079460401" },
            { name: LONG_WORD.slice(0, 100), to_number: "sip:javascript'alert@evil.example" },
          ],
          ...{ mode: "warm", message: hostileTemplate(2000), briefing: hostileTemplate(4000) },
          tool_names: [hostilePiece(7, 100)],
          fallback: { type: "message", message: hostileTemplate(2000) },
        },
      },
    ],
  };
}

const turns = () => [
  { role: "agent", text: hostile(3000) },
  { role: "user", text: `My name is ${hostilePiece(0, 100)}. ${hostile(3000)}` },
  { role: "user", text: LONG_WORD },
  { role: "tool", text: `{"html": ${JSON.stringify(hostile(1000))}}` },
  { role: "system", text: hostilePiece(7, 300) },
  { role: "user", text: "Yes, please call me back tomorrow at three in the afternoon." },
];

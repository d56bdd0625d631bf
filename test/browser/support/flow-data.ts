import { vi } from "vitest";
import {
  type AgentAnswer,
  type CallAnswer,
  type IngestAnswer,
  isAnalysed,
} from "../../../scripts/api/answers.ts";
import { type ApiClient, apiClient } from "../../../scripts/api/client.ts";
import { stage } from "./page.ts";
import type { WorkspaceName } from "./workspaces.ts";

const PATIENCE_MS = 10_000;
/** Other tests share the machine. */
export const SOON = { timeout: 40_000, interval: 200 };

/** The API of a workspace, for what a test needs to stand before somebody looks at it. */
export const apiOf = (workspace: WorkspaceName): ApiClient =>
  apiClient({ url: stage().url, apiKey: stage().keys[workspace] }, new AbortController().signal, PATIENCE_MS);

/**
 * An agent with a number, a boolean and a text to read, and a webhook to the customer's server that runs by itself
 * for nobody.
 */
export const flowAgent = (name: string, receiver: string) => ({
  agent_name: name,
  language: "en-GB",
  timezone: "Europe/London",
  post_call_data_extraction: [
    { name: "customer_name", type: "string", description: "Customer full name" },
    { name: "budget", type: "number", description: "Monthly budget" },
    { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
  ],
  post_call_actions: [
    {
      type: "webhook",
      name: "Big lead to CRM",
      condition: { field: "budget", operator: ">=", value: 5000 },
      config: { url: `${receiver}/leads` },
    },
  ],
});

export async function addAgent(api: ApiClient, agent: object): Promise<string> {
  return (await api.post<AgentAnswer>("/v1/agents", agent)).agent_id;
}

const TRANSCRIPT = `
Agent: Good morning, this is Robin of Lindenhof Broadband. May I have your name, please?
Customer: Sure, this is Grace Holloway.
Agent: What is your budget for a month?
Customer: Our budget is 240 pounds a month.
Agent: Should I follow up with you?
Customer: Yes, please call me back tomorrow at three in the afternoon.
Agent: Noted. Thank you, and goodbye.`;

let added = 0;

/** A call that is over and was read; `more` says what is special about it. */
export async function addCall(api: ApiClient, agentId: string, more: object = {}): Promise<string> {
  const { call_id: id } = await api.post<IngestAnswer>("/v1/calls", {
    ...{ agent_id: agentId, provider_call_id: `flow-${Date.now()}-${added++}`, direction: "outbound" },
    ...{ from_number: "+442079460100", to_number: "+442079460143", duration_ms: 95_000 },
    transcript: TRANSCRIPT.trim(),
    ...more,
  });
  await vi.waitUntil(async () => isAnalysed(await api.get<CallAnswer>(`/v1/calls/${id}`)), SOON);
  return id;
}

import { createExecutionContext } from "cloudflare:test";
import type { AnalysisRecord } from "../../src/analyses/history.ts";
import { processAgain } from "../../src/analyses/process-again.ts";
import { spreadBatch } from "../../src/analyses/spread-batch.ts";
import { api } from "../../src/api/app.ts";
import { idsAt } from "../../src/id.ts";
import type { ReanalysisIds } from "../../src/store/reanalyses.ts";
import type { BatchIds } from "../../src/store/reanalysis-batches.ts";
import { AGENT, CALL, callSetting } from "../calls/setting.ts";

export interface Asked {
  call_id: string;
  analysis_id: string;
  agent_version: number;
  status: string;
  errors: { field: string; message: string }[];
}

/** A workspace as in `callSetting`, in which calls are read again: what is knocked for is kept and done by hand. */
export async function reanalysisSetting(change: Parameters<typeof callSetting>[0] = {}) {
  const setting = await callSetting(change);
  const { services, client, workspaceId, agentId } = setting;
  const reanalyses: ReanalysisIds[] = [];
  const batches: BatchIds[] = [];
  services.newId = idsAt(services.clock);
  services.requestReanalysis = async (...ids) => void reanalyses.push(...ids);
  services.requestBatch = async (...ids) => void batches.push(...ids);

  /** The REST door on this setting's clock, models and queues. */
  const send = async <Body = Asked>(method: string, path: string, body?: unknown) => {
    const request = new Request(`https://aftercall.example${path}`, {
      method,
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await api.fetch(request, { services, requestId: "req_test" }, createExecutionContext());
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };

  return {
    ...setting,
    reanalyses,
    batches,
    send,
    /** Saves the next version of the agent. */
    change: (members: object) => client.send("PATCH", `/v1/agents/${agentId}`, members),
    /** Takes a call in and analyses it for the first time. */
    analyzed: async (call: object = {}) => {
      const callId = await setting.ingest(call);
      await setting.process(callId);
      setting.pass(1_000);
      return callId;
    },
    /** Asks for another reading, and does not read yet. */
    ask: async (callId: string, body?: object) => {
      setting.pass(1_000);
      const { body: asked } = await send("POST", `/v1/calls/${callId}/reanalyze`, body);
      return asked.analysis_id;
    },
    again: (callId: string, analysisId: string, change: Partial<typeof services> = {}) =>
      processAgain({ ...services, ...change }, { workspaceId, callId, analysisId }),
    spread: (batchId: string) => spreadBatch(services, { workspaceId, batchId }),
    history: async (callId: string) =>
      (await send<AnalysisRecord[]>("GET", `/v1/calls/${callId}/analyses`)).body,
  };
}
export type ReanalysisSetting = Awaited<ReturnType<typeof reanalysisSetting>>;

/** The second version: another action beside the first's, and another field. */
export const SECOND = {
  post_call_data_extraction: [
    { name: "customer_name", type: "string", description: "Customer full name" },
    { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
    { name: "mood", type: "enum", description: "glad, sad" },
  ],
  post_call_actions: [
    {
      type: "webhook",
      name: "Tell the CRM",
      condition: { field: "customer_name", operator: "exists" },
      config: { url: "https://crm.example/v2", body: { name: "{{customer_name}}" } },
    },
  ],
};
export { AGENT, CALL };

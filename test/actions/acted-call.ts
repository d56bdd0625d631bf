import { createExecutionContext } from "cloudflare:test";
import type { CallAction } from "../../src/actions/call-actions.ts";
import { api } from "../../src/api/app.ts";
import { AGENT, CALL, callSetting, READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";

/** Two minutes after the call of the example began. */
export const NOW = Date.parse("2026-05-04T10:02:00+03:00");
export const [FOLLOW_UP, CRM] = ["Auto follow-up", "Lead to CRM"];

export const SCHEDULE_CALL = { type: "schedule_call", name: FOLLOW_UP };
export const WEBHOOK = { type: "webhook", name: CRM, config: { url: "https://crm.example/leads" } };
/** What no customer of these calls says. */
export const NEVER = { field: "interest_level", operator: "==", value: "high" };

export interface Problem {
  detail: string;
  errors: { field: string; message: string }[];
}

/** A workspace as in `callSetting`, whose API goes by this setting's clock and queues. */
export async function actedSetting(
  { actions = AGENT.post_call_actions as object[], ...change } = {} as Change,
) {
  const setting = await callSetting({
    now: NOW,
    models: [scriptedModel(READ)],
    ...change,
    agent: { ...AGENT, ...change.agent, post_call_actions: actions },
  });
  const { services, client } = setting;
  services.requestReanalysis = async () => {};
  const send = async <Body = Problem>(method: string, path: string, body?: unknown) => {
    const request = new Request(`https://aftercall.example${path}`, {
      method,
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bindings = { services, requestId: "req_test" };
    const response = await api.fetch(request, bindings, createExecutionContext());
    return { status: response.status, body: (await response.json()) as Body };
  };
  const run = (callId: string, name: string, body?: unknown) =>
    send<CallAction & Problem>("POST", `/v1/calls/${callId}/actions/${encodeURIComponent(name)}/run`, body);
  return {
    ...setting,
    send,
    run,
    actions: async (callId: string) => (await send<CallAction[]>("GET", `/v1/calls/${callId}/actions`)).body,
    action: async (callId: string, name: string) => {
      const { body } = await send<CallAction[]>("GET", `/v1/calls/${callId}/actions`);
      return body.find((action) => action.name === name);
    },
    /** Takes a call in and reads it; nothing that follows is performed. */
    analysed: async (call: object = {}) => {
      const callId = await setting.ingest(call);
      await setting.process(callId);
      setting.knocks.runs.splice(0);
      setting.pass(1_000);
      return callId;
    },
  };
}

type Change = Parameters<typeof callSetting>[0] & { actions?: object[] };

/** The call of the example, with more words of the customer at its end. */
export const saying = (...words: string[]) => ({
  transcript: [...CALL.transcript, ...words.map((text) => ({ role: "user", text }))],
});

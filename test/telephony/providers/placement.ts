import type { DialRequest } from "../../../src/telephony/provider.ts";

/** A dial request to a number that answers, in English. */
export function placement(change: Partial<DialRequest> = {}): DialRequest {
  return {
    attemptId: "sched_1.1",
    workspaceId: "ws_1",
    toNumber: "+14155550123",
    fromNumber: "+14155550100",
    agent: {
      agent_id: "agent_1",
      agent_name: "Sales",
      language: "en-US",
      begin_message: null,
      voice_id: null,
      response_engine: null,
    },
    dynamicVariables: { customer_name: "Jane Roe" },
    ...change,
  };
}

import { env } from "cloudflare:workers";
import { compose } from "../../src/compose.ts";
import { findConversation } from "../../src/conversations/conversation.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { providerHttp } from "../../src/telephony/http.ts";
import type { AnyAdapter } from "../../src/telephony/provider.ts";
import type { Decision } from "../../src/transfers/decide.ts";
import { mintClient } from "../support/client.ts";

export const SALES = "+908507654321";
export const DESK = "+908507654322";
/** To hand the call over, as its caller asked for. */
export const DECISION: Decision = {
  action: "Desk",
  trigger: "caller",
  met: true,
  explanation: "They asked.",
  trace: null,
};

const CREDENTIALS: Record<string, object> = {
  twilio: { account_sid: "AC01", auth_token: "token" },
  retell: { api_key: "key" },
};

export interface AskedOfProvider {
  method: string;
  url: string;
  body: string;
}

/** A call that goes on, told of by a provider, and a stand-in for that provider's API. */
export async function liveCallSetting(provider: string, agentMembers: object = {}) {
  const client = await mintClient();
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
    agent_name: "Line",
    ...agentMembers,
  });
  const made = await client.send<{ connection_id: string }>("POST", "/v1/connections", {
    ...{ provider, agent_id: agent.body.agent_id, credentials: CREDENTIALS[provider] },
  });
  const asked: AskedOfProvider[] = [];
  let answer = () => new Response("{}");
  const services = compose(env);
  const tools = {
    ...services,
    adapterTools: ({ hosts }: AnyAdapter) => ({
      clock: services.clock,
      http: providerHttp(async (url, init) => {
        const request = new Request(url, init);
        asked.push({ method: request.method, url: request.url, body: await request.text() });
        return answer();
      }, hosts),
    }),
    showTransfer: async () => {},
    requestFollowUp: async () => {},
  };
  const source = { workspaceId: client.workspaceId, provider, connectionId: made.body.connection_id };
  const tell = async (...events: Partial<CallEvent>[]) => {
    const whole = events.map(
      (event, i): CallEvent => ({ key: `k${i}`, callId: "CA1", at: i, kind: "started", facts: {}, ...event }),
    );
    await takeIn(tools, source, whole);
    await settleCall(tools, { ...source, providerCallId: "CA1" });
  };
  await tell({
    facts: {
      status: "in_progress",
      direction: "inbound",
      fromNumber: "+905321234567",
      toNumber: "+908501234567",
    },
  });
  const [call] = (await client.send<{ call_id: string; call_status: string }[]>("GET", "/v1/calls")).body;
  return {
    client,
    tools,
    asked,
    tell,
    source,
    agentId: agent.body.agent_id,
    conversation: async () => {
      const found = await findConversation(tools, { ...source, providerCallId: "CA1" });
      if (!found) throw new Error("There is no such conversation.");
      return found;
    },
    callId: call?.call_id ?? "",
    answerWith: (status: number, body: unknown = {}) => {
      answer = () => new Response(JSON.stringify(body), { status });
    },
    breakOff: () => {
      answer = () => {
        throw new TypeError("Network connection lost.");
      };
    },
  };
}

import { deliver } from "../../../src/webhooks/deliver.ts";
import type { Fetch } from "../../../src/webhooks/send.ts";
import { callSetting } from "../../calls/setting.ts";

export interface EndpointAnswer {
  endpoint_id: string;
  url: string;
  signatures: string[];
  secret: string;
  public_key: string;
  status: string;
  previous_secret_expires_at: string | null;
  [member: string]: unknown;
}

export interface DeliveryAnswer {
  delivery_id: string;
  event_id: string;
  event_type: string;
  agent_id: string;
  call_id: string;
  url: string;
  status: string;
  outcome: string | null;
  reason: string | null;
  attempt_count: number;
  next_attempt_at: string | null;
}

export const HOOK = "https://crm.example/hook";

/** An agent that asks for nothing: all that matters of its calls is that they are told of. */
export const QUIET_AGENT = { agent_name: "Line" };

/** A workspace whose calls end when the test says so, and whose deliveries go out when it says so. */
export async function endpointSetting({ agent = QUIET_AGENT, ...change }: { agent?: object; fetch?: Fetch }) {
  const setting = await callSetting({ agent, ...change });
  const { client, services, workspaceId, knocks } = setting;
  return {
    ...setting,
    /** Makes an endpoint through the front door, for one event of each call where the settings name none. */
    endpoint: async (settings: object = {}): Promise<EndpointAnswer> => {
      const answer = await client.send<EndpointAnswer>("POST", "/v1/endpoints", {
        ...{ url: HOOK, events: ["call.analyzed"] },
        ...settings,
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    },
    rotate: async (endpointId: string, body?: object) =>
      (await client.send<EndpointAnswer>("POST", `/v1/endpoints/${endpointId}/rotate`, body)).body,
    /** A call comes to its end, and is told of. */
    happen: async (change: object = {}): Promise<string> => {
      const callId = await setting.ingest(change);
      await setting.process(callId);
      return callId;
    },
    /** Makes the next attempt of everything that was knocked for. */
    deliverAll: async (tools: Partial<typeof services> = {}) => {
      for (const { deliveryId } of knocks.deliveries.splice(0))
        await deliver({ ...services, ...tools }, workspaceId, deliveryId);
    },
    deliveries: async (query = "") =>
      (await client.send<DeliveryAnswer[]>("GET", `/v1/deliveries?${query}`)).body,
  };
}

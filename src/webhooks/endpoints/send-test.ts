import * as z from "zod";
import type { Vault } from "../../access/vault.ts";
import { fieldErrors, invalid } from "../../errors.ts";
import type { Clock, NewId } from "../../id.ts";
import type { Database } from "../../store/database.ts";
import { insertDeliveries } from "../../store/deliveries.ts";
import type { RequestDeliveries } from "../announce.ts";
import { newDelivery } from "../delivery.ts";
import { EVENT_TYPES, newEvent } from "../event.ts";
import { EXAMPLES } from "../events/examples.ts";
import { getEndpoint } from "./read.ts";

const TestRequest = z.strictObject({ event_type: z.enum(EVENT_TYPES).default("call.analyzed") });

export interface SendTestTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  vault: Vault;
  requestFollowUp: RequestDeliveries;
}

/**
 * Sends the example of an event type to an endpoint, signed as every other; also to a disabled one, whichever events
 * it asked for. It is a delivery like others, with one attempt.
 */
export async function sendTest(
  tools: SendTestTools,
  workspaceId: string,
  endpointId: string,
  input: unknown,
) {
  const { endpoint } = await getEndpoint(tools.db, workspaceId, endpointId);
  const parsed = TestRequest.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const type = parsed.data.event_type;
  const eventId = tools.newId("evt");
  const at = tools.clock();
  const example = EXAMPLES[type];
  const data = { ...example.data, test: true };
  const delivery = await newDelivery(tools, {
    workspaceId,
    id: eventId.replace(/^evt_/, "dlv_"),
    agentId: example.agentId,
    callId: null,
    actionName: null,
    event: { id: eventId, type },
    target: { url: endpoint.url },
    body: JSON.stringify(newEvent({ ...example, eventId, at, notedAt: at, data })),
  });
  await insertDeliveries(tools.db, [{ ...delivery, endpointId, test: true }]);
  await tools.requestFollowUp({ runs: [], deliveries: [{ workspaceId, deliveryId: delivery.id }] });
  return { delivery_id: delivery.id, event_id: eventId, event_type: type, status: "pending" };
}

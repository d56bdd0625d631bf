import { beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { getDelivery } from "../../src/store/deliveries.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { openHeaders } from "../../src/webhooks/delivery.ts";
import { showDeliveryInFull } from "../../src/webhooks/view.ts";
import { migratedDatabase } from "../support/database.ts";
import { answer, webhookEndpoint } from "../support/webhook-endpoint.ts";
import { AGENT_SECRET, deliverySetting } from "./setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

async function delivered() {
  const endpoint = webhookEndpoint(AGENT_SECRET, answer(200, "ok", { "content-type": "text/plain" }));
  const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
  const headers = { Authorization: "Bearer very-secret", "X-Team": "north", Accept: "application/json" };
  await place({ actionName: "Lead to CRM", target: { url: "https://crm.example/leads", headers } });
  await deliver(tools, workspaceId, "dlv_1");
  const found = await getDelivery(db, workspaceId, "dlv_1");
  if (!found) throw new Error("The delivery is gone.");
  return {
    ...found,
    at: new Date(tools.clock()).toISOString(),
    headers: await openHeaders(tools.vault, found.row),
  };
}

test("a delivery shows its request, every attempt and what came of it, and no credential", async () => {
  const { row, attempts, headers, at } = await delivered();
  const request = {
    accept: "application/json",
    authorization: "********",
    "content-type": "application/json",
    "user-agent": "Aftercall-Webhooks/1",
    "webhook-id": "evt_1",
    "webhook-signature": "********",
    "x-call2me-signature": "********",
    "x-team": "********",
  };
  expect(showDeliveryInFull(row, attempts, headers)).toEqual({
    delivery_id: "dlv_1",
    event_id: "evt_1",
    event_type: "call.analyzed",
    agent_id: "agent_1",
    call_id: "call_1",
    schedule_id: null,
    endpoint_id: null,
    replay_id: null,
    test: false,
    action: "Lead to CRM",
    method: "POST",
    url: "https://crm.example/leads",
    status: "delivered",
    outcome: "delivered",
    reason: "The endpoint accepted it with 200.",
    attempt_count: 1,
    next_attempt_at: null,
    created_at: at,
    finished_at: at,
    request: {
      headers: request,
      body: '{"type":"call.analyzed"}',
    },
    attempts: [
      {
        number: 1,
        at,
        latency_ms: 0,
        request_headers: { ...request, "webhook-timestamp": String(Math.floor(Date.parse(at) / 1000)) },
        outcome: "delivered",
        reason: "The endpoint accepted it with 200.",
        response_status: 200,
        response_headers: { "content-type": "text/plain" },
        response_body: "ok",
      },
    ],
  });
});

test("a delivery whose headers no key opens any more is shown without them", async () => {
  const { row, attempts } = await delivered();
  expect(showDeliveryInFull(row, attempts, null).request.headers).not.toHaveProperty("authorization");
});

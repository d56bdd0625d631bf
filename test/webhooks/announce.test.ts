import { expect, test } from "vitest";
import { openVault } from "../../src/access/vault.ts";
import { Configuration } from "../../src/agents/configuration.ts";
import { announce } from "../../src/webhooks/announce.ts";

const tools = { vault: openVault(btoa("k".repeat(32))), clock: () => 1000 };
const happening = {
  type: "call.ended",
  eventId: "evt_1",
  callId: "call_1",
  agentId: "agent_1",
  at: 0,
  data: { duration_ms: 1 },
} as const;
const announced = (webhook: object) =>
  announce(tools, "ws_1", Configuration.parse({ agent_name: "Sales", ...webhook }), happening);

test("an event goes to the agent's webhook as its envelope, under an id that follows from the event's", async () => {
  const deliveries = await announced({ webhook_url: "https://crm.example/events" });
  expect(deliveries).toMatchObject([
    {
      id: "dlv_1",
      workspaceId: "ws_1",
      eventId: "evt_1",
      eventType: "call.ended",
      nextAttemptAt: 1000,
      secret: null,
    },
  ]);
  expect(JSON.parse(deliveries[0]?.body ?? "")).toMatchObject({
    event_id: "evt_1",
    data: { duration_ms: 1 },
  });
});

test("an agent hears only the events it asked for, and without a webhook none", async () => {
  const webhook_url = "https://crm.example/events";
  expect(await announced({ webhook_url, webhook_events: ["call.ended"] })).toHaveLength(1);
  expect(await announced({ webhook_url, webhook_events: ["call.analyzed"] })).toEqual([]);
  expect(await announced({})).toEqual([]);
});

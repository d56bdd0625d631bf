import { eq } from "drizzle-orm";
import { openVault } from "../../src/access/vault.ts";
import type { Database } from "../../src/store/database.ts";
import { type DeliveryKey, getDelivery, insertDeliveries } from "../../src/store/deliveries.ts";
import { actionRuns, agents } from "../../src/store/schema.ts";
import { type DeliverTools, deliver } from "../../src/webhooks/deliver.ts";
import { type DeliveryDraft, newDelivery } from "../../src/webhooks/delivery.ts";
import type { Fetch } from "../../src/webhooks/send.ts";
import { agentVaultContext } from "../../src/webhooks/vault-context.ts";
import { mintWorkspace } from "../support/database.ts";
import { type Answer, webhookEndpoint } from "../support/webhook-endpoint.ts";

const vault = openVault(btoa("k".repeat(32)));
export const AGENT_SECRET = `whsec_${btoa("s".repeat(32))}`;
const AGENT_ID = "agent_1";

/** A workspace with one agent, and a clock that only the test moves. Real time to begin with: receivers check it. */
export async function deliverySetting(db: Database, fetch: Fetch, agentSecret: string | null = AGENT_SECRET) {
  const workspaceId = await mintWorkspace(db);
  let now = Date.now();
  const knocks: DeliveryKey[] = [];
  const tools: DeliverTools = {
    db,
    vault,
    fetch,
    clock: () => now,
    random: () => 0.5,
    allowPrivateTargets: false,
    requestFollowUp: async ({ deliveries }) => void knocks.push(...deliveries),
  };
  await db.insert(agents).values({
    workspaceId,
    id: AGENT_ID,
    version: 1,
    configuration: {} as (typeof agents.$inferInsert)["configuration"],
    webhookSecret: agentSecret && (await vault.seal(agentSecret, agentVaultContext(workspaceId, AGENT_ID))),
    createdAt: now,
    updatedAt: now,
  });

  const draft = (change: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
    workspaceId,
    id: "dlv_1",
    agentId: AGENT_ID,
    callId: "call_1",
    actionName: null,
    event: { id: "evt_1", type: "call.analyzed" },
    target: { url: "https://crm.example/leads" },
    body: '{"type":"call.analyzed"}',
    ...change,
  });

  return {
    workspaceId,
    tools,
    knocks,
    draft,
    pass: (ms: number) => {
      now += ms;
    },
    place: async (change?: Partial<DeliveryDraft>) => {
      await insertDeliveries(db, [await newDelivery(tools, draft(change))]);
    },
    runPending: (name: string) =>
      db.insert(actionRuns).values({
        ...{ workspaceId, callId: "call_1", name, id: "run_1", position: 0, type: "webhook" },
        ...{ status: "pending", explanation: "always", dueAt: now, createdAt: now },
      }),
  };
}

/** An endpoint that answers by `script`, one delivery of an action on its way to it, and what a test asks about it. */
export async function onItsWay(db: Database, ...script: Answer[]) {
  const endpoint = webhookEndpoint(AGENT_SECRET, ...script);
  const setting = await deliverySetting(db, endpoint.fetch);
  await setting.place({ actionName: "Lead to CRM" });
  await setting.runPending("Lead to CRM");
  return {
    ...setting,
    received: endpoint.received,
    attempt: () => deliver(setting.tools, setting.workspaceId, "dlv_1"),
    read: async () => {
      const found = await getDelivery(db, setting.workspaceId, "dlv_1");
      if (!found) throw new Error("The delivery is gone.");
      return found;
    },
    run: () => db.select().from(actionRuns).where(eq(actionRuns.workspaceId, setting.workspaceId)).get(),
  };
}

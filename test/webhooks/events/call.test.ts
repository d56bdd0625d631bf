import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Configuration } from "../../../src/agents/configuration.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { deliveries } from "../../../src/store/schema.ts";
import { WebhookEvent } from "../../../src/webhooks/event.ts";
import { schemaOf } from "../../../src/webhooks/events/catalogue.ts";
import { AGENT, CALL, callSetting, READ } from "../../calls/setting.ts";
import { countRoundTrips } from "../../support/round-trips.ts";
import { scriptedModel } from "../../support/scripted-model.ts";

const OWN = "https://own.example/hook";

async function listening(agent: Partial<Configuration> = {}) {
  const setting = await callSetting({ models: [scriptedModel(READ)], agent: { ...AGENT, ...agent } });
  const { client, workspaceId } = setting;
  return {
    ...setting,
    /** Everything told so far, in the order that a receiver brings it into. */
    told: async () => {
      const rows = await client.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
      return rows
        .map(({ id, url, body }) => ({ id, url, event: WebhookEvent.parse(JSON.parse(body)) }))
        .toSorted((a, b) => a.event.sequence - b.event.sequence);
    },
  };
}
type Listening = Awaited<ReturnType<typeof listening>>;

const typesOf = (told: Awaited<ReturnType<Listening["told"]>>) => told.map(({ event }) => event.type);

describe("a call that comes in finished", () => {
  test("is told of as ended before it is read, then as analyzed, each once however often it comes", async () => {
    const setting = await listening({ webhook_url: OWN, post_call_actions: [] });
    const [callId, again] = [
      await setting.ingest({ provider_call_id: "pc_1" }),
      await setting.ingest({ provider_call_id: "pc_1" }),
    ];
    expect(again).toBe(callId);
    expect(typesOf(await setting.told())).toEqual(["call.ended"]);
    expect(setting.knocks.deliveries).toHaveLength(1);
    await Promise.all([setting.process(callId), setting.process(callId)]);
    await setting.process(callId);

    const told = await setting.told();
    expect(typesOf(told)).toEqual(["call.ended", "call.analyzed"]);
    expect(told.map(({ event }) => event.event_id)).toEqual([
      callId.replace("call_", "evt_").concat("_ended"),
      callId.replace("call_", "evt_"),
    ]);
    expect(setting.knocks.deliveries.map(({ deliveryId }) => deliveryId)).toEqual(told.map(({ id }) => id));
  });

  test("is told as its type's schema has it, at the time the call ended", async () => {
    const setting = await listening({ webhook_url: OWN });
    const callId = await setting.ingest({ ended_at: "2026-05-04T10:01:00+03:00", duration_ms: undefined });
    await setting.process(callId);
    for (const { event } of await setting.told()) expect(schemaOf(event.type).parse(event)).toEqual(event);
    const [ended] = await setting.told();
    expect(ended?.event).toMatchObject({
      call_id: callId,
      agent_id: setting.agentId,
      timestamp: "2026-05-04T07:01:00.000Z",
      data: { call_id: callId, call_status: "completed", duration_ms: 60_000, from_number: CALL.from_number },
    });
    expect(ended?.event.data).not.toHaveProperty("analysis");
  });

  test("is sent by a webhook action as its schema has it, with the action's name", async () => {
    const setting = await listening({
      post_call_actions: [
        { type: "webhook", name: "CRM", config: { url: "https://crm.example/", method: "POST" } },
      ],
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    await setting.perform(callId, "CRM");
    const [sent] = await setting.told();
    expect(sent?.event).toMatchObject({ type: "call.analyzed", data: { action: { name: "CRM" } } });
    expect(schemaOf("call.analyzed").parse(sent?.event)).toEqual(sent?.event);
  });

  test("that ends in a time to come by its own clock is in order all the same", async () => {
    const setting = await listening({ webhook_url: OWN });
    await setting.process(await setting.ingest({ started_at: "2099-01-01T10:00:00Z", duration_ms: 60_000 }));
    expect(typesOf(await setting.told())).toEqual(["call.ended", "call.analyzed"]);
  });

  test("that failed is told of as an error, then as ended", async () => {
    const setting = await listening({ webhook_url: OWN, webhook_events: ["call.error", "call.ended"] });
    await setting.ingestUnanswered("failed");
    expect(await setting.told()).toMatchObject([
      { event: { type: "call.error", data: { call_status: "failed" } } },
      { event: { type: "call.ended", data: { call_status: "failed" } } },
    ]);
  });

  test("is told of to endpoints that asked for it, and to no other", async () => {
    const setting = await listening();
    const make = async (url: string, events?: string[]) =>
      (await setting.client.send("POST", "/v1/endpoints", { url, events })).status;
    expect(await make("https://all.example/")).toBe(201);
    expect(await make("https://ended.example/", ["call.ended"])).toBe(201);
    expect(await make("https://analyzed.example/", ["call.analyzed"])).toBe(201);
    await setting.ingest();
    const told = await setting.told();
    expect(typesOf(told)).toEqual(["call.ended", "call.ended"]);
    expect(told.map(({ url }) => url).toSorted()).toEqual(["https://all.example/", "https://ended.example/"]);
  });

  test.each<[string, Partial<Configuration>]>([
    ["has no webhook", {}],
    ["has none any more", { webhook_url: null }],
    ["asked for other events", { webhook_url: OWN, webhook_events: ["call.analyzed"] }],
    ["asked for no events", { webhook_url: OWN, webhook_events: [] }],
  ])("is not told of where the agent %s", async (_, agent) => {
    const setting = await listening(agent);
    await setting.ingest();
    expect(await setting.told()).toEqual([]);
    expect(setting.knocks.deliveries).toEqual([]);
  });

  test("asks the database no more often where somebody listens", async () => {
    const tripsOf = async (agent: Partial<Configuration>) => {
      const setting = await listening(agent);
      const { DB, trips } = countRoundTrips(env.DB);
      setting.services.db = openDatabase(DB);
      await setting.ingest();
      return trips();
    };
    expect([await tripsOf({}), await tripsOf({ webhook_url: OWN })]).toEqual([1, 1]);
  });
});

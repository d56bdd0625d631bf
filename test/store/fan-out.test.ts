import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { insertDeliveries } from "../../src/store/deliveries.ts";
import { announcementStatement, pendingOf } from "../../src/store/fan-out.ts";
import { deliveries, targetHealth } from "../../src/store/schema.ts";
import { announce } from "../../src/webhooks/announce.ts";
import type { Happening } from "../../src/webhooks/event.ts";
import { mintClient } from "../support/client.ts";
import { endpointSetting, QUIET_AGENT } from "../webhooks/endpoints/setting.ts";

const OWN = "https://own.example/hook";

async function fanOut(webhook: object = {}) {
  const setting = await endpointSetting({});
  const { db } = setting.services;
  const happened = (change: Partial<Happening> = {}) =>
    announce({ clock: () => 1000 }, setting.workspaceId, webhook, {
      ...{ type: "call.analyzed", eventId: "evt_1", callId: "call_1", agentId: setting.agentId, at: 0 },
      ...{ data: { n: 1 }, ...change },
    });
  return {
    ...setting,
    db,
    rows: () =>
      db
        .select()
        .from(deliveries)
        .where(eq(deliveries.workspaceId, setting.workspaceId))
        .orderBy(deliveries.url),
    announced: async (change?: Partial<Happening>) => {
      const [rows] = await db.batch([announcementStatement(db, happened(change))]);
      return pendingOf(setting.workspaceId, rows).map(({ deliveryId }) => deliveryId);
    },
    disable: (targetId: string) =>
      db.insert(targetHealth).values({
        ...{ workspaceId: setting.workspaceId, targetId },
        ...{ failingSince: 1, disabledAt: 2, reason: "It answered 410 Gone." },
      }),
  };
}
const behind = (endpointId: string) => endpointId.replace("ep_", "");

describe("an event", () => {
  test("goes to the agent's own webhook and to every endpoint, under ids that follow from the event's", async () => {
    const { announced, endpoint, rows } = await fanOut({ webhook_url: OWN });
    const [a, b] = [
      await endpoint({ url: "https://a.example/" }),
      await endpoint({ url: "https://b.example/" }),
    ];
    const ids = [`dlv_1_${behind(a.endpoint_id)}`, `dlv_1_${behind(b.endpoint_id)}`];
    expect(new Set(await announced())).toEqual(new Set(["dlv_1", ...ids]));
    const found = await rows();
    expect(found).toHaveLength(3);
    const event = { eventId: "evt_1", eventType: "call.analyzed", callId: "call_1", status: "pending" };
    const due = {
      nextAttemptAt: 1000,
      createdAt: 1000,
      attempts: 0,
      roundStart: 0,
      test: false,
      method: "POST",
    };
    expect(found).toMatchObject([
      { id: ids[0], url: "https://a.example/", endpointId: a.endpoint_id, ...event, ...due },
      { id: ids[1], url: "https://b.example/", endpointId: b.endpoint_id, ...event, ...due },
      { id: "dlv_1", url: OWN, endpointId: null, ...event, ...due },
    ]);
    expect(new Set(found.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(found[0]?.body ?? "")).toMatchObject({ event_id: "evt_1", data: { n: 1 } });
  });

  test("told twice is delivered once, and knocked for once", async () => {
    const { announced, endpoint, rows } = await fanOut({ webhook_url: OWN });
    await endpoint();
    expect(await announced()).toHaveLength(2);
    expect(await announced({ data: { n: 2 } })).toEqual([]);
    expect((await rows()).map(({ body }) => JSON.parse(body).data)).toEqual([{ n: 1 }, { n: 1 }]);
  });

  test("writes nothing where nobody listens", async () => {
    const { announced, rows } = await fanOut();
    expect(await announced()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test("without a call is told all the same, with its schedule", async () => {
    const { announced, endpoint, rows } = await fanOut();
    await endpoint({ events: ["schedule.created"] });
    await announced({
      type: "schedule.created",
      eventId: "evt_s_created",
      callId: null,
      scheduleId: "sched_1",
    });
    expect(await rows()).toMatchObject([
      { callId: null, scheduleId: "sched_1", eventType: "schedule.created" },
    ]);
  });

  test("reaches no endpoint of another workspace", async () => {
    const { announced } = await fanOut();
    const stranger = await mintClient();
    await stranger.send("POST", "/v1/endpoints", { url: "https://theirs.example/" });
    expect(await announced()).toEqual([]);
  });
});

describe("an endpoint hears", () => {
  test.each([
    ["all events without a list", { events: null }, 1],
    ["an event of its list", { events: ["call.ended", "call.analyzed"] }, 1],
    ["no event beside its list", { events: ["call.ended"] }, 0],
    [
      "no event whose name only begins like one of its list",
      { events: ["call.transcript", "call.error"] },
      0,
    ],
  ])("%s", async (_, settings, heard) => {
    const { announced, endpoint } = await fanOut();
    await endpoint(settings);
    expect(await announced()).toHaveLength(heard);
  });

  test("the agents of its list, and no other", async () => {
    const { announced, endpoint, agentId, client } = await fanOut();
    const { body } = await client.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT);
    await endpoint({ agent_ids: [body.agent_id] });
    expect(await announced()).toEqual([]);
    await client.send("PATCH", `/v1/endpoints/${(await endpoint()).endpoint_id}`, { agent_ids: [agentId] });
    expect(await announced()).toHaveLength(1);
  });
});

describe("what is disabled gets its delivery held, with the reason, and is not knocked for", () => {
  test("an endpoint", async () => {
    const { announced, endpoint, disable, rows } = await fanOut();
    const [off, on] = [await endpoint({ url: "https://off.example/" }), await endpoint()];
    await disable(off.endpoint_id);
    expect(await announced()).toEqual([`dlv_1_${behind(on.endpoint_id)}`]);
    const held = (await rows()).find(({ endpointId }) => endpointId === off.endpoint_id);
    expect(held).toMatchObject({ status: "held", nextAttemptAt: null, reason: "It answered 410 Gone." });
  });

  test("an agent's own webhook, while its endpoints go on", async () => {
    const { announced, endpoint, disable, rows, agentId } = await fanOut({ webhook_url: OWN });
    await endpoint();
    await disable(agentId);
    expect(await announced()).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { status: "pending", nextAttemptAt: 1000 },
      { url: OWN, status: "held", nextAttemptAt: null },
    ]);
  });
});

test("a delivery of an event and one made by hand are the same kind of row", async () => {
  const { announced, db, rows } = await fanOut({ webhook_url: OWN });
  await announced();
  const [told] = await rows();
  if (!told) throw new Error("Nothing was told.");
  const { workspaceId, id: _, eventId, eventType, agentId, callId, url, method, body, status } = told;
  const byHand = { workspaceId, eventId, eventType, agentId, callId, url, method, body, status };
  await insertDeliveries(db, [{ ...byHand, id: "dlv_2", nextAttemptAt: 1000, createdAt: 1000 }]);
  const [, made] = await rows();
  expect({ ...made, id: told.id }).toEqual(told);
});

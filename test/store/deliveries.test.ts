import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { getDelivery, insertDeliveries, takeLostDeliveries } from "../../src/store/deliveries.ts";
import { countDeliveries, listDeliveries } from "../../src/store/delivery-lists.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { newDelivery } from "../../src/webhooks/delivery.ts";
import { migratedDatabase } from "../support/database.ts";
import { answer, webhookEndpoint } from "../support/webhook-endpoint.ts";
import { AGENT_SECRET, deliverySetting } from "../webhooks/setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const setting = (...script: (() => Response)[]) =>
  deliverySetting(db, webhookEndpoint(AGENT_SECRET, ...script).fetch);

const ALL = { limit: 10, offset: 0, after: null };
const ids = (rows: { id: string }[] | null) => rows?.map(({ id }) => id);

describe("placing a delivery", () => {
  test("twice makes one, and the second changes nothing", async () => {
    const { place, workspaceId } = await setting();
    await place();
    await place({ body: "another" });
    expect(ids(await listDeliveries(db, workspaceId, {}, ALL))).toEqual(["dlv_1"]);
    expect((await getDelivery(db, workspaceId, "dlv_1"))?.row.body).toBe('{"type":"call.analyzed"}');
  });

  test("keeps no credential readable in the database", async () => {
    const { place, workspaceId } = await setting();
    const headers = { Authorization: "Bearer very-secret" };
    await place({ target: { url: "https://crm.example/", headers, secret: "an action's own secret" } });
    const row = JSON.stringify((await getDelivery(db, workspaceId, "dlv_1"))?.row);
    expect(row).not.toContain("very-secret");
    expect(row).not.toContain("an action's own secret");
  });

  test("takes five in one statement", async () => {
    const { tools, draft, workspaceId } = await setting();
    const ids = ["dlv_1", "dlv_2", "dlv_3", "dlv_4", "dlv_5"];
    await insertDeliveries(db, await Promise.all(ids.map((id) => newDelivery(tools, draft({ id })))));
    expect(await countDeliveries(db, workspaceId, {})).toBe(5);
  });
});

describe("listing deliveries", () => {
  async function five() {
    const placed = await setting(answer(200));
    for (const n of [1, 2, 3, 4, 5]) {
      const callId = n % 2 === 0 ? "call_even" : "call_odd";
      await placed.place({ id: `dlv_${n}`, callId, target: { url: `https://crm.example/${n}` } });
    }
    await deliver(placed.tools, placed.workspaceId, "dlv_4");
    return placed;
  }

  test("answers the newest first, page by page, by cursor or by offset", async () => {
    const { workspaceId } = await five();
    const page = (offset: number, after: string | null) =>
      listDeliveries(db, workspaceId, {}, { limit: 2, offset, after });
    expect(ids(await page(0, null))).toEqual(["dlv_5", "dlv_4"]);
    expect(ids(await page(0, "dlv_4"))).toEqual(["dlv_3", "dlv_2"]);
    expect(ids(await page(4, null))).toEqual(["dlv_1"]);
  });

  test("goes by when each was made, whatever its id says, also where two were made at one moment", async () => {
    const { place, pass, workspaceId } = await setting();
    for (const id of ["dlv_5", "dlv_1", "dlv_3"]) {
      await place({ id });
      if (id !== "dlv_1") pass(1000);
    }
    const page = (limit: number, offset: number, after: string | null) =>
      listDeliveries(db, workspaceId, {}, { limit, offset, after });
    expect(ids(await page(9, 0, null))).toEqual(["dlv_3", "dlv_1", "dlv_5"]);
    expect(ids(await page(1, 0, "dlv_3"))).toEqual(["dlv_1"]);
    expect(ids(await page(9, 0, "dlv_1"))).toEqual(["dlv_5"]);
    expect(ids(await page(9, 1, null))).toEqual(["dlv_1", "dlv_5"]);
  });

  test("knows of no page behind a delivery that is gone, or another workspace's", async () => {
    await five();
    const { workspaceId, place } = await setting();
    await place({ id: "dlv_9" });
    expect(await listDeliveries(db, workspaceId, {}, { ...ALL, after: "dlv_4" })).toBeNull();
  });

  test.each([
    [{}, ["dlv_5", "dlv_4", "dlv_3", "dlv_2", "dlv_1"]],
    [{ callId: "call_even" }, ["dlv_4", "dlv_2"]],
    [{ statuses: ["delivered"] }, ["dlv_4"]],
    [{ callId: "call_even", statuses: ["pending"] }, ["dlv_2"]],
    [{ url: "https://crm.example/3" }, ["dlv_3"]],
    [{ agentId: "agent_other" }, []],
  ] as const)("filters by %j, and counts as many", async (filter, expected) => {
    const { workspaceId } = await five();
    expect(ids(await listDeliveries(db, workspaceId, filter, ALL))).toEqual(expected);
    expect(await countDeliveries(db, workspaceId, filter)).toBe(expected.length);
  });

  test("shows no workspace another's", async () => {
    await five();
    const { workspaceId } = await setting();
    expect(await listDeliveries(db, workspaceId, {}, ALL)).toEqual([]);
    expect(await getDelivery(db, workspaceId, "dlv_1")).toBeUndefined();
  });

  test("carries neither bodies nor what is sealed", async () => {
    const { workspaceId } = await five();
    const [row] = (await listDeliveries(db, workspaceId, {}, ALL)) ?? [];
    expect(row).toHaveProperty("eventId", "evt_1");
    for (const column of ["body", "headers", "secret"]) expect(row).not.toHaveProperty(column);
  });
});

describe("the sweep", () => {
  test("takes what a lost message left behind, which then is sent at once, and does not take it each minute", async () => {
    const { place, pass, tools, workspaceId } = await setting(answer(200));
    const lost = async () =>
      (await takeLostDeliveries(db, tools.clock(), 100)).filter((taken) => taken.workspaceId === workspaceId);
    await place();
    expect(await lost()).toEqual([]);
    pass(90_000);
    expect(await lost()).toEqual([{ workspaceId, deliveryId: "dlv_1" }]);
    pass(60_000);
    expect(await lost()).toEqual([]);
    pass(60_000);
    expect(await lost()).toHaveLength(1);
    expect(await deliver(tools, workspaceId, "dlv_1")).toEqual({ kind: "done" });
    pass(3_600_000);
    expect(await lost()).toEqual([]);
  });

  test("takes the longest waiting first, no more than it may", async () => {
    const { place, pass, tools, workspaceId } = await setting();
    // Older than anything another test left, so that the limit falls on these.
    pass(-10 * 86_400_000);
    for (const n of [1, 2, 3]) {
      await place({ id: `dlv_${n}` });
      pass(1000);
    }
    pass(90_000);
    const taken = await takeLostDeliveries(db, tools.clock(), 2);
    expect(taken.toSorted((a, b) => a.deliveryId.localeCompare(b.deliveryId))).toEqual([
      { workspaceId, deliveryId: "dlv_1" },
      { workspaceId, deliveryId: "dlv_2" },
    ]);
  });

  test("reads by index, so that a million deliveries cost no more than those that are lost", async () => {
    const plan = await db.all<{ detail: string }>(
      "EXPLAIN QUERY PLAN SELECT workspace_id, id FROM deliveries WHERE next_attempt_at <= 1 ORDER BY next_attempt_at LIMIT 9",
    );
    expect(plan.map(({ detail }) => detail).join()).toContain("deliveries_due");
  });
});

import { beforeAll, describe, expect, it, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { countDeliveries, type DeliveryFilter, listDeliveries } from "../../src/store/delivery-lists.ts";
import { receiverFigures } from "../../src/store/receiver-figures.ts";
import { migratedDatabase } from "../support/database.ts";
import { plansOf } from "./plans.ts";

beforeAll(async () => {
  await migratedDatabase();
});

const WORKSPACE = "ws_1";
const list = (filter: DeliveryFilter, after: string | null) => (db: Database) =>
  listDeliveries(db, WORKSPACE, filter, { limit: 51, offset: 0, after });

const sorts = (plans: readonly string[]) => plans.filter((detail) => /TEMP B-TREE/.test(detail));
/** What is looked through row by row; lists that came along with the statement are no table. */
const scans = (plans: readonly string[]) =>
  plans.filter(
    (detail) =>
      /^SCAN/.test(detail) && !/^SCAN (\w+ VIRTUAL TABLE|\(?subquery-\d+\)?|CONSTANT ROW)/.test(detail),
  );

const FILTERS: [string, DeliveryFilter, string][] = [
  ["no filter", {}, "deliveries_newest"],
  ["an event type", { eventType: "call.analyzed" }, "deliveries_newest"],
  ["an agent", { agentId: "agent_1" }, "deliveries_newest"],
  ["a schedule", { scheduleId: "sched_1" }, "deliveries_newest"],
  ["no endpoint", { endpointId: null }, "deliveries_newest"],
  ["an address", { url: "https://crm.example/" }, "deliveries_newest"],
  ["days", { since: 1, until: 2 }, "deliveries_newest"],
  ["what arrived", { statuses: ["delivered"] }, "deliveries_newest"],
  ["an endpoint", { endpointId: "ep_1" }, "deliveries_by_endpoint"],
  ["an endpoint and a type", { endpointId: "ep_1", eventType: "call.analyzed" }, "deliveries_by_endpoint"],
  ["a call", { callId: "call_1" }, "deliveries_by_call"],
  ["a replay", { replayId: "replay_1" }, "deliveries_by_replay"],
  ["what failed", { statuses: ["failed"] }, "deliveries_not_arrived"],
  ["what failed of an agent", { statuses: ["failed"], agentId: "agent_1" }, "deliveries_not_arrived"],
  ["what failed in days", { statuses: ["failed"], since: 1, until: 2 }, "deliveries_not_arrived"],
  ["an endpoint in days", { endpointId: "ep_1", since: 1, until: 2 }, "deliveries_by_endpoint"],
  ["what arrived of a call", { callId: "call_1", statuses: ["delivered"] }, "deliveries_by_call"],
  ["what an endpoint holds", { statuses: ["held"], endpointId: "ep_1" }, "deliveries_not_arrived"],
];

describe("the list of deliveries", () => {
  it.each(FILTERS)(
    "by %s is read in its order by an index, on the first page and on any other",
    async (...asked) => {
      const [, filter, index] = asked;
      for (const after of [null, "dlv_1"]) {
        const plans = await plansOf(list(filter, after));
        expect(sorts(plans)).toEqual([]);
        expect(scans(plans)).toEqual([]);
        const walk = plans.filter((detail) => detail.includes(` ${index} `));
        expect(walk).toHaveLength(1);
        // From where the last page ended, not from the newest.
        if (after !== null) expect(walk[0]).toMatch(/created_at,id\)?<|created_at</);
      }
    },
  );

  it.each(FILTERS.filter(([, { callId, statuses }]) => !callId || !statuses))(
    "by %s looks at no row that it does not show",
    async (_, filter, index) => {
      if (index === "deliveries_by_replay") return;
      const walk = (await plansOf(list(filter, null))).filter((detail) => detail.includes(` ${index} `));
      expect(walk[0]).toContain("COVERING INDEX");
    },
  );

  test("of what is on its way reads no more than that, and puts it in order", async () => {
    const plans = await plansOf(list({ statuses: ["pending"] }, "dlv_1"));
    expect(plans.filter((detail) => /COVERING INDEX deliveries_due/.test(detail))).toHaveLength(1);
    expect(sorts(plans)).toHaveLength(1);
  });

  it.each(FILTERS)("is counted by %s by the same index", async (_, filter, index) => {
    const plans = await plansOf((db) => countDeliveries(db, WORKSPACE, filter));
    expect(plans[0]).toContain(`INDEX ${index} `);
    expect(scans(plans)).toEqual([]);
  });
});

test("what a receiver's newest deliveries came to is found by index, in their order", async () => {
  const plans = await plansOf((db) => receiverFigures(db, WORKSPACE, ["ep_1"], ["agent_1"]));
  expect(sorts(plans).filter((detail) => /ORDER BY/.test(detail))).toEqual([]);
  expect(plans.join()).toContain("deliveries_by_endpoint");
  expect(plans.join()).toContain("deliveries_newest");
});

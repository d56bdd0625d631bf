import { beforeAll, describe, expect, it } from "vitest";
import { loadCallActions } from "../../src/store/call-actions.ts";
import type { Database } from "../../src/store/database.ts";
import { listDeliveries } from "../../src/store/delivery-lists.ts";
import { loadTimeline } from "../../src/store/timeline.ts";
import { migratedDatabase } from "../support/database.ts";
import { plansOf } from "./plans.ts";

beforeAll(async () => {
  await migratedDatabase();
});

const IDS = { workspaceId: "ws_1", callId: "call_1" };

describe("a call's own page", () => {
  it.each<[string, (db: Database) => Promise<unknown>]>([
    ["timeline", (db) => loadTimeline(db, IDS)],
    ["actions", (db) => loadCallActions(db, IDS)],
    ["deliveries", (db) => listDeliveries(db, IDS.workspaceId, IDS, { limit: 50, offset: 0, after: null })],
  ])("finds its %s by keys alone, however many calls there are", async (_, ask) => {
    const plans = await plansOf(ask);
    const tables = plans.filter((detail) => /^(SCAN|SEARCH)/.test(detail));
    expect(tables.length).toBeGreaterThan(1);
    // What is looked through row by row is a list, or what was found by a key.
    const scanned = tables.filter((detail) => /^SCAN/.test(detail));
    expect(
      scanned.filter((detail) => !/^SCAN (\w+ VIRTUAL TABLE|\(subquery-\d+\)|CONSTANT ROW)/.test(detail)),
    ).toEqual([]);
    // More than the workspace is known of each row.
    const wide = tables.filter((detail) => /^SEARCH \w+ USING .*\(workspace_id=\?\)$/.test(detail));
    expect(wide).toEqual([]);
  });
});

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { loadCallActions } from "../../src/store/call-actions.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { listDeliveries } from "../../src/store/deliveries.ts";
import { loadTimeline } from "../../src/store/timeline.ts";
import { migratedDatabase } from "../support/database.ts";

beforeAll(async () => {
  await migratedDatabase();
});

/** What is asked of the database, statement by statement, as SQLite plans to answer it. */
async function plansOf(ask: (db: Database) => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const DB = new Proxy(env.DB, {
    get(target, member) {
      if (member === "prepare") {
        return (query: string) => {
          asked.push(query);
          return target.prepare(query);
        };
      }
      const value: unknown = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await ask(openDatabase(DB));
  const plans = asked.map(async (query) => {
    const values = Array.from({ length: query.split("?").length - 1 }, () => "x");
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`)
      .bind(...values)
      .all<{ detail: string }>();
    return results.map(({ detail }) => detail);
  });
  return (await Promise.all(plans)).flat();
}

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

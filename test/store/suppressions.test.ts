import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { schedules, suppressions } from "../../src/store/schema.ts";
import {
  insertSuppressions,
  isSuppressed,
  type NewSuppression,
  settleSuppression,
  suppressionInserts,
  suppressionOf,
  takeDueSuppressions,
} from "../../src/store/suppressions.ts";
import { migratedDatabase, mintWorkspace } from "../support/database.ts";

const NUMBER = "+905321234567";

let db: Database;
let workspaceId: string;
let made = 0;
beforeEach(async () => {
  db = await migratedDatabase();
  workspaceId = await mintWorkspace(db);
});

const listed = (members: Partial<NewSuppression> = {}): NewSuppression => {
  made += 1;
  return {
    ...{
      workspaceId,
      phoneNumber: NUMBER,
      agentId: "",
      id: `sup_${made}`,
      reason: "Asked.",
      source: "request",
    },
    ...{ callId: null, quote: null, createdBy: "Test", createdAt: 1, ...members },
  };
};
const may = async (agentId: string, phoneNumber = NUMBER, workspace = workspaceId) => {
  const [found] = await suppressionOf(db, { workspaceId: workspace, phoneNumber, agentId });
  const [{ answer } = { answer: -1 }] = await db.all<{ answer: number }>(
    sql`SELECT ${isSuppressed(workspace, phoneNumber, agentId)} AS answer`,
  );
  expect(answer).toBe(found ? 1 : 0);
  return found === undefined;
};

describe("a suppression", () => {
  test("for all agents forbids every agent, and no other number or workspace", async () => {
    await insertSuppressions(db, [listed()], 9);
    expect(await may("agent_a")).toBe(false);
    expect(await may("agent_b")).toBe(false);
    expect(await may("agent_a", "+905321234568")).toBe(true);
    expect(await may("agent_a", NUMBER, await mintWorkspace(db))).toBe(true);
  });

  test("of one agent forbids that agent alone", async () => {
    await insertSuppressions(db, [listed({ agentId: "agent_a" })], 9);
    expect(await may("agent_a")).toBe(false);
    expect(await may("agent_b")).toBe(true);
    expect(await may("")).toBe(true);
  });

  test("stands for all agents and for one beside each other; the one for all is told first", async () => {
    const rows = [listed({ agentId: "agent_a", reason: "One" }), listed({ reason: "All" })];
    expect(await insertSuppressions(db, rows, 9)).toMatchObject({ saved: 2 });
    const [found] = await suppressionOf(db, { workspaceId, phoneNumber: NUMBER, agentId: "agent_a" });
    expect(found?.reason).toBe("All");
  });

  test("is read in a statement whose row says whom it is about", async () => {
    await insertSuppressions(db, [listed({ agentId: "agent_a" })], 9);
    await db.insert(schedules).values(["agent_a", "agent_b"].map((agentId) => schedule(agentId)));
    const rows = await db
      .select({ agentId: schedules.agentId })
      .from(schedules)
      .where(isSuppressed(workspaceId, sql`${schedules.toNumber}`, sql`${schedules.agentId}`));
    expect(rows).toEqual([{ agentId: "agent_a" }]);
  });

  test("stands as it was when it is saved again", async () => {
    const first = listed({ reason: "First", quote: "stop calling me", callId: "call_1", source: "call" });
    await insertSuppressions(db, [first], 9);
    expect(await insertSuppressions(db, [listed({ reason: "Second" })], 9)).toEqual({ saved: 0, due: [] });
    const [row] = await suppressionOf(db, { workspaceId, phoneNumber: NUMBER, agentId: "" });
    expect(row).toEqual({ ...first, dueAt: null });
  });

  test("keeps what is different in each of many rows, and what they have in common", async () => {
    const rows = [
      listed({ quote: 'He said "no" \u{1f6d1}', callId: "call_1" }),
      listed({ phoneNumber: "+16175550123", agentId: "agent_a", reason: "Başka", createdAt: 2 }),
    ];
    await insertSuppressions(db, rows, 9);
    const saved = await db.select().from(suppressions).where(sql`workspace_id = ${workspaceId}`);
    expect(saved.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      rows.map((row) => ({ ...row, dueAt: null })),
    );
  });
});

describe("a saved suppression is due", () => {
  test.each([
    ["an active schedule would ring the number", {}, {}, true],
    ["a paused one would", { status: "paused" }, {}, true],
    ["its own agent would", {}, { agentId: "agent_a" }, true],
    ["only another agent would", {}, { agentId: "agent_b" }, false],
    ["only another number would be rung", { toNumber: "+905321234568" }, {}, false],
    ["the schedule is over", { status: "completed" }, {}, false],
    ["only another workspace would", { workspaceId: "ws_other" }, {}, false],
  ])("where %s: %#", async (_, ringing, members, due) => {
    await db.insert(schedules).values(schedule("agent_a", ringing));
    const row = listed(members);
    const { saved, due: keys } = await insertSuppressions(db, [row], 30_001);
    expect(saved).toBe(1);
    const { phoneNumber, agentId } = row;
    expect(keys).toEqual(due ? [{ workspaceId, phoneNumber, agentId }] : []);
    const [{ dueAt } = { dueAt: 0 }] = await db.select().from(suppressions).where(sql`id = ${row.id}`);
    expect(dueAt).toBe(due ? 30_001 : null);
  });

  test("until it is settled, and is taken up once in a while, the oldest first", async () => {
    const numbers = ["+905321234561", "+905321234562", "+905321234563"];
    await db.insert(schedules).values(numbers.map((toNumber) => schedule("agent_a", { toNumber })));
    for (const [i, phoneNumber] of numbers.entries())
      await insertSuppressions(db, [listed({ phoneNumber })], 100 + i);
    const take = async (now: number, limit = 10) =>
      (await takeDueSuppressions(db, now, now + 1_000, limit))
        .filter((key) => key.workspaceId === workspaceId)
        .map(({ phoneNumber }) => phoneNumber);
    expect(await take(99)).toEqual([]);
    expect(await take(110, 1)).toEqual(numbers.slice(0, 1));
    expect((await take(110)).toSorted()).toEqual(numbers.slice(1));
    expect(await take(110)).toEqual([]);
    await settleSuppression(db, { workspaceId, phoneNumber: numbers[0] ?? "", agentId: "" });
    expect((await take(1_110)).toSorted()).toEqual(numbers.slice(1));
  });
});

describe("many suppressions", () => {
  test("travel in few statements, none over what D1 takes", async () => {
    const long = "\u{1f6d1}ş".repeat(150);
    const rows = Array.from({ length: 2_000 }, (_, n) =>
      listed({ phoneNumber: `+90532${1_000_000 + n}`, reason: n % 2 ? long : "Asked." }),
    );
    const queries = suppressionInserts(db, rows, 9).map((statement) => statement.toSQL());
    const encoder = new TextEncoder();
    for (const { sql: text, params } of queries) {
      expect(params.length).toBeLessThanOrEqual(100);
      expect(encoder.encode(text + JSON.stringify(params)).byteLength).toBeLessThan(200_000);
      for (const param of params)
        expect(encoder.encode(String(param)).byteLength).toBeLessThanOrEqual(90_001);
    }
    expect(queries.length).toBeLessThan(20);
    expect(await insertSuppressions(db, rows, 9)).toEqual({ saved: 2_000, due: [] });
    expect(await db.$count(suppressions, sql`workspace_id = ${workspaceId} AND reason = ${long}`)).toBe(
      1_000,
    );
  });

  test("find the schedules that they forbid by an index", async () => {
    const [statement] = suppressionInserts(db, [listed(), listed({ phoneNumber: "+16175550123" })], 9);
    const { sql: text, params } = statement?.toSQL() ?? { sql: "", params: [] };
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
      .bind(...params)
      .all<{ detail: string }>();
    expect(results.map(({ detail }) => detail).join("\n")).toMatch(/schedules_open_by_number/);
  });

  test("of none write nothing", async () => {
    expect(await insertSuppressions(db, [], 9)).toEqual({ saved: 0, due: [] });
  });
});

function schedule(agentId: string, members: Partial<typeof schedules.$inferInsert> = {}) {
  return {
    ...{ workspaceId, id: `sched_${crypto.randomUUID()}`, agentId, toNumber: NUMBER, status: "active" },
    ...{ scheduledAt: "2026-05-07T10:00:00", timezone: "Europe/Istanbul", dynamicVariables: {} },
    ...{ explanation: "", createdAt: 1, updatedAt: 1, ...members },
  };
}

import { beforeEach, describe, expect, test } from "vitest";
import { idsAt } from "../../src/id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import type { Database } from "../../src/store/database.ts";
import { schedules, suppressions } from "../../src/store/schema.ts";
import { takeDueSuppressions } from "../../src/store/suppressions.ts";
import { addSuppression } from "../../src/suppressions/add.ts";
import { importSuppressions } from "../../src/suppressions/import.ts";
import type { SuppressionKey } from "../../src/suppressions/suppression.ts";
import { migratedDatabase, mintWorkspace } from "../support/database.ts";

const NOW = Date.UTC(2026, 4, 7, 12);
const [RINGING, QUIET] = ["+905321234567", "+16175550123"];

let db: Database;
let workspaceId: string;
let knocks: SuppressionKey[][];
beforeEach(async () => {
  db = await migratedDatabase();
  await db.delete(suppressions);
  workspaceId = await mintWorkspace(db);
  knocks = [];
});

const tools = () => ({
  db,
  clock: () => NOW,
  newId: idsAt(() => NOW),
  requestSuppression: async (...keys: SuppressionKey[]) => {
    knocks.push(keys);
  },
});
const book = async (...toNumbers: string[]) => {
  const rows = toNumbers.map((toNumber) => ({
    ...{ workspaceId, id: `sched_${toNumber}`, agentId: "agent_a", toNumber, status: "active" },
    ...{ scheduledAt: "2026-05-08T10:00:00", timezone: "Europe/Istanbul", dynamicVariables: {} },
    ...{ explanation: "", createdAt: NOW, updatedAt: NOW },
  }));
  // As many as one statement has parameters for.
  while (rows.length > 0) await db.insert(schedules).values(rows.splice(0, 4));
};
const key = (phoneNumber: string) => ({ workspaceId, phoneNumber, agentId: "" });

describe("a number that is put on the list while a schedule would ring it", () => {
  test("is knocked for at once, and by the sweep where that was lost", async () => {
    await book(RINGING);
    const added = await addSuppression(tools(), workspaceId, "Test", { phone_number: RINGING });
    expect(added).toMatchObject({ added: true, suppression: { dueAt: NOW + LOST_MESSAGE_AFTER_MS } });
    expect(knocks).toEqual([[key(RINGING)]]);
    expect(await takeDueSuppressions(db, NOW, NOW + 1, 10)).toEqual([]);
    const later = NOW + LOST_MESSAGE_AFTER_MS;
    expect(await takeDueSuppressions(db, later, later + 1, 10)).toEqual([key(RINGING)]);
  });

  test("is not knocked for when it was on the list before, nor where nobody would ring it", async () => {
    await addSuppression(tools(), workspaceId, "Test", { phone_number: RINGING });
    await book(RINGING);
    const again = await addSuppression(tools(), workspaceId, "Test", { phone_number: RINGING });
    expect(again.added).toBe(false);
    await addSuppression(tools(), workspaceId, "Test", { phone_number: QUIET });
    expect(knocks).toEqual([]);
  });

  test("is knocked for among the others of an import", async () => {
    await book(RINGING);
    const report = await importSuppressions(tools(), workspaceId, "Test", `${QUIET}\n${RINGING}`, null);
    expect(report.imported).toBe(2);
    expect(knocks).toEqual([[key(RINGING)]]);
  });

  test("is left to the sweep where an import has very many of them", async () => {
    const numbers = Array.from({ length: 1_010 }, (_, n) => `+90532${1_000_000 + n}`);
    await book(...numbers);
    await importSuppressions(tools(), workspaceId, "Test", numbers.join("\n"), null);
    expect(knocks.flat()).toHaveLength(1_000);
    const later = NOW + LOST_MESSAGE_AFTER_MS;
    expect(await takeDueSuppressions(db, later, later + 1, 2_000)).toHaveLength(1_010);
  });
});

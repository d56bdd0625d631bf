import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SuppressionKey } from "../suppressions/suppression.ts";
import type { Database } from "./database.ts";
import { suppressions } from "./schema.ts";
import type { NewSuppression } from "./suppressions.ts";

/** D1 takes 100 KB in a statement; the rest is for its text. */
const ROWS_BYTES = 90_000;

type Member = keyof NewSuppression;

/** What was saved, and for which of it schedules are to be blocked. */
export interface SavedSuppressions {
  saved: number;
  due: SuppressionKey[];
}

/**
 * Saves suppressions of one workspace in one batch; those that stand already stay as they are. `dueAt` (epoch ms) is when
 * the sweep may knock, where an open schedule would ring such a number.
 */
export async function insertSuppressions(
  db: Database,
  rows: readonly NewSuppression[],
  dueAt: number,
): Promise<SavedSuppressions> {
  const [first, ...rest] = suppressionInserts(db, rows, dueAt);
  if (!first) return { saved: 0, due: [] };
  const saved = (await db.batch([first, ...rest])).flat();
  const due = saved.filter((row) => row.dueAt !== null);
  return {
    saved: saved.length,
    due: due.map(({ workspaceId, phoneNumber, agentId }) => ({ workspaceId, phoneNumber, agentId })),
  };
}

/** The same as statements for a batch, each within D1's limits; each answers the rows that it saved. */
export function suppressionInserts(db: Database, rows: readonly NewSuppression[], dueAt: number) {
  const [first] = rows;
  if (!first) return [];
  // What all rows have in common is bound once, and only the rest travels.
  const members = Object.keys(first) as Member[];
  const different = members.filter((member) => rows.some((row) => row[member] !== first[member]));
  const tuples = rows.map((row) => JSON.stringify(different.map((member) => row[member])));
  const value = (member: Member): SQL => {
    const at = different.indexOf(member);
    return at === -1 ? sql`${first[member]}` : sql.raw(`(value ->> ${at})`);
  };
  return inStatements(tuples).map((json) => insertFrom(db, json, value, dueAt));
}

function insertFrom(db: Database, json: string, value: (member: Member) => SQL, dueAt: number) {
  // Left to itself, SQLite looks at every schedule of the workspace for each number.
  const isAwaited = sql`EXISTS (SELECT 1 FROM schedules AS s INDEXED BY schedules_open_by_number
    WHERE s.workspace_id = ${value("workspaceId")} AND s.to_number = ${value("phoneNumber")}
      AND s.status IN ('active', 'paused') AND ${value("agentId")} IN ('', s.agent_id))`;
  const columns = Object.keys(getTableColumns(suppressions)).map((member) =>
    member === "dueAt" ? sql`CASE WHEN ${isAwaited} THEN ${dueAt} END` : value(member as Member),
  );
  return db
    .insert(suppressions)
    .select(sql`SELECT ${sql.join(columns, sql`, `)} FROM json_each(${json}) WHERE true`)
    .onConflictDoNothing()
    .returning({
      workspaceId: suppressions.workspaceId,
      phoneNumber: suppressions.phoneNumber,
      agentId: suppressions.agentId,
      dueAt: suppressions.dueAt,
    });
}

/** Lists in JSON with as many rows each as a statement carries. */
function inStatements(tuples: readonly string[]): string[] {
  const encoder = new TextEncoder();
  const parts: string[][] = [];
  let room = 0;
  for (const tuple of tuples) {
    const bytes = encoder.encode(tuple).byteLength + 1;
    if (bytes > room) {
      parts.push([]);
      room = ROWS_BYTES;
    }
    room -= bytes;
    parts.at(-1)?.push(tuple);
  }
  return parts.map((part) => `[${part.join(",")}]`);
}

import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * The rows of a table whose time has come by `now` (epoch ms), at most `limit`, the longest overdue first; null never
 * comes. `due` is the column of that time, `key` are those of the primary key.
 */
export function isOverdue(
  due: SQLiteColumn,
  key: Readonly<Record<string, SQLiteColumn>>,
  now: number,
  limit: number,
): SQL {
  const names = Object.values(key).map(({ name }) => sql.identifier(name));
  const columns = sql.join(names, sql`, `);
  const at = sql.identifier(due.name);
  return sql`(${columns}) IN (SELECT ${columns} FROM ${due.table} WHERE ${at} <= ${now} ORDER BY ${at} LIMIT ${limit})`;
}

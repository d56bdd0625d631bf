import { getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * Rows for `insert(table).select(…)`, which are there only where `condition` holds when the batch comes to them. They
 * travel as one JSON value, for D1 binds at most 100 to a statement.
 */
export function rowsWhere<Table extends SQLiteTable>(
  table: Table,
  rows: readonly InferInsertModel<Table>[],
  condition: SQL,
): SQL {
  const values = Object.entries(getTableColumns(table)).map(([member, column]) => {
    const value = sql`json_extract(value, ${`$.${member}`})`;
    return column.default === undefined ? value : sql`coalesce(${value}, ${column.default})`;
  });
  return sql`SELECT ${sql.join(values, sql`, `)} FROM json_each(${JSON.stringify(rows)}) WHERE ${condition}`;
}

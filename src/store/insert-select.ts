import { getTableColumns, is, SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** Every column of a table: a value is bound, an expression stands as it is. */
type Row<Table extends SQLiteTable> = {
  [Column in keyof Table["$inferSelect"]]: Table["$inferSelect"][Column] | SQL;
};

/** The select list of an `INSERT … SELECT` into a table, in the order of its columns. */
export function columnsOf<Table extends SQLiteTable>(table: Table, row: Row<Table>): SQL {
  const values: Record<string, unknown> = row;
  const columns = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = values[name];
    return is(value, SQL) ? value : sql`${sql.param(value, column)}`;
  });
  return sql.join(columns, sql`, `);
}

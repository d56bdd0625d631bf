import { env } from "cloudflare:workers";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { beforeAll, describe, expect, test } from "vitest";
import * as schema from "../../src/store/schema.ts";
import { migratedDatabase } from "../support/database.ts";

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

const tables = Object.values(schema)
  .filter((value) => value instanceof SQLiteTable)
  .map(getTableConfig);

beforeAll(async () => {
  await migratedDatabase();
});

describe.each(tables.map((table) => [table.name, table] as const))("the table %s", (name, table) => {
  test("has the columns that the schema says", async () => {
    const { results } = await env.DB.prepare(`PRAGMA table_info(${name})`).all<Column>();
    const found = results.map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1]);
    const said = table.columns.map((column) => [column.name, column.getSQLType(), column.notNull]);
    expect(found.sort()).toEqual(said.sort());
  });

  test("has the keys and indexes that the schema says, and no row id", async () => {
    const { results } = await env.DB.prepare(
      "SELECT name, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL",
    )
      .bind(name)
      .all<{ name: string; sql: string }>();
    const indexes = results.filter((row) => row.name !== name).map((row) => row.name);
    expect(indexes.sort()).toEqual(table.indexes.map((index) => index.config.name).sort());
    expect(results.find((row) => row.name === name)?.sql).toMatch(/WITHOUT ROWID/);
    const columns = await env.DB.prepare(`PRAGMA table_info(${name})`).all<Column>();
    const found = columns.results
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((column) => column.name);
    const composite = table.primaryKeys[0]?.columns.map((column) => column.name);
    expect(found).toEqual(
      composite ?? table.columns.filter((column) => column.primary).map((column) => column.name),
    );
  });
});

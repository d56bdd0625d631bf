import { sql } from "drizzle-orm";
import type { DataColumn } from "../analyses/data-columns.ts";
import { analysed, type DataRange } from "./data-rows.ts";
import type { Database } from "./database.ts";

/** Texts that are told one by one; all others are one count. */
const MAX_TEXTS = 10;

/** How many cells of a column have a status, and how many of them wait for a person. */
export interface StatusCount {
  name: string;
  status: string;
  cells: number;
  marked: number;
  /** How many have a value. */
  given: number;
}

/**
 * How many cells have a value: each boolean, each option, each day (`YYYY-MM-DD`) or hour (`14`), the texts that come most
 * often (null: all others), and numbers cut to a hundredth or less of their range (the lower edge).
 */
export interface ValueCount {
  name: string;
  value: string | number | null;
  cells: number;
  /** Of different values among them. */
  values: number;
  /** Least and greatest of the whole column. */
  low: string | number;
  high: string | number;
}

/** What stands in the columns, from one look at every analysis of a range, however many columns there are. */
export async function countCells(
  db: Database,
  range: DataRange,
  columns: readonly DataColumn[],
): Promise<{ statuses: StatusCount[]; values: ValueCount[] }> {
  const kinds = columns.map(({ name, kind, pii }) => [name, pii ? "masked" : kind]);
  const kind = sql`${JSON.stringify(Object.fromEntries(kinds))} ->> f.key`;
  const rows = await db.all<StatusCount & ValueCount>(sql`
    -- D1 allows neither log10 nor floor: the exponent is read from the number as text.
    WITH cells AS MATERIALIZED (
      SELECT f.key AS name, ${kind} AS kind,
        CASE WHEN c.field IS NULL THEN f.value ->> '$.status' ELSE 'corrected' END AS status,
        c.field IS NULL AND COALESCE(f.value ->> '$.needs_review', 0) AS marked,
        ${cellValue} IS NOT NULL AS given,
        CASE ${kind}
          WHEN 'masked' THEN NULL
          WHEN 'date-time' THEN substr(${cellValue}, 1, 10)
          WHEN 'time' THEN substr(${cellValue}, 1, 2)
          WHEN 'boolean' THEN CASE ${cellValue} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END
          ELSE ${cellValue} END AS value
      FROM ${analysedCells(range)}
    ), grouped AS MATERIALIZED (
      SELECT name, kind, status, value, COUNT(*) AS cells, SUM(marked) AS marked, SUM(given) AS given FROM cells GROUP BY 1, 2, 3, 4
    ), ranked AS (
      SELECT name, kind, value, SUM(cells) AS cells,
        ROW_NUMBER() OVER (PARTITION BY name ORDER BY SUM(cells) DESC, value) AS place,
        MIN(value) OVER (PARTITION BY name) AS low, MAX(value) OVER (PARTITION BY name) AS high
      FROM grouped WHERE value IS NOT NULL AND kind IS NOT NULL GROUP BY name, kind, value
    ), cut AS (
      SELECT *, CASE WHEN kind = 'number' AND high > low THEN CAST('1e' || (substr(printf('%e', high - low), -3) - 2) AS REAL) END AS step FROM ranked
    )
    SELECT name, status, SUM(cells) AS cells, SUM(marked) AS marked, SUM(given) AS given, NULL AS value, 0 AS "values", NULL AS low, NULL AS high
    FROM grouped GROUP BY name, status
    UNION ALL
    SELECT name, NULL, SUM(cells), 0, 0,
      CASE WHEN step IS NOT NULL THEN ROUND(value / step - 0.499999999) * step
        WHEN kind = 'string' AND place > ${MAX_TEXTS} THEN NULL ELSE value END AS shown,
      COUNT(*), low, high
    FROM cut GROUP BY name, shown`);
  const isStatus = ({ status }: StatusCount) => status !== null;
  return { statuses: rows.filter(isStatus), values: rows.filter((row) => !isStatus(row)) };
}

/** A person's word before the model's. */
const cellValue = sql.raw(`(iif(c.field IS NULL, f.value -> '$.value', COALESCE(c.value, 'null')) ->> '$')`);

/** Where nothing was read, people's words are all there is (analyses/corrected.ts). */
const filledIn = sql.raw(`(SELECT json_group_object(p.field, json('{}')) FROM corrections AS p
  WHERE p.workspace_id = a.workspace_id AND p.call_id = a.call_id)`);

const analysedCells = (range: DataRange) => sql`(SELECT a.* FROM ${analysed(range)}) AS a
  CROSS JOIN json_each(iif(a.fields <> '{}', a.fields, ${filledIn})) AS f
  LEFT JOIN corrections AS c ON c.workspace_id = a.workspace_id AND c.call_id = a.call_id AND c.field = f.key`;

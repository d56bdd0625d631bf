import { countCells, type StatusCount, type ValueCount } from "../store/data-distributions.ts";
import { newestOf, rangeOf } from "../store/data-rows.ts";
import type { Database } from "../store/database.ts";
import { type DataColumn, dataColumns } from "./data-columns.ts";
import { MAX_DATA_CALLS } from "./data-table.ts";
import { dateBars, numberBars } from "./histogram.ts";

/**
 * What the calls of a period hold in each column, over the newest 20,000 of them (`bounded`: there are more), after
 * corrections. Of a `pii` column only how many have a value. `from` and `until` in epoch milliseconds, null: no bound.
 */
export async function distributions(
  db: Database,
  workspaceId: string,
  agentId: string,
  { from, until }: { from: number | null; until: number | null },
) {
  const [columns, { range, bounded }] = await Promise.all([
    dataColumns(db, workspaceId, agentId),
    newestOf(db, { workspaceId, agentId, ...rangeOf(from, until) }, MAX_DATA_CALLS),
  ]);
  const { statuses, values } = await countCells(db, range, columns);
  const statusesOf = Map.groupBy(statuses, ({ name }) => name);
  const valuesOf = Map.groupBy(values, ({ name }) => name);
  return {
    bounded,
    columns: columns.map((column) => ({
      ...column,
      ...cellCounts(statusesOf.get(column.name) ?? []),
      ...chartOf(column, valuesOf.get(column.name) ?? []),
    })),
  };
}
export type Distributions = Awaited<ReturnType<typeof distributions>>;

function cellCounts(rows: readonly StatusCount[]) {
  const sum = (of: (row: StatusCount) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    /** Calls that were asked for it. */
    cells: sum(({ cells }) => cells),
    needs_review: sum(({ marked }) => marked),
    statuses: Object.fromEntries(rows.map(({ status, cells }) => [status, cells])),
    with_value: sum(({ given }) => given),
    /** Cells without a value by what they say instead. */
    without_value: Object.fromEntries(
      rows.flatMap(({ status, cells, given }) => (cells > given ? [[status, cells - given]] : [])),
    ),
  };
}

function chartOf({ kind, options, pii }: DataColumn, rows: readonly ValueCount[]) {
  const numbers = rows.flatMap(({ value, cells: count }) =>
    typeof value === "number" ? [{ value, count }] : [],
  );
  const texts = rows.flatMap(({ value, cells: count }) =>
    typeof value === "string" ? [{ value, count }] : [],
  );
  const inOrder = texts.toSorted((one, other) => other.count - one.count);
  if (pii) return { chart: "none" as const };
  switch (kind) {
    case "number": {
      const own = rows.find(({ value }) => typeof value === "number");
      // Another version may have had texts there, which sort behind numbers.
      const [low, high] = own ? [own.low, own.high] : [];
      const isRange = typeof low === "number" && typeof high === "number";
      const edges = isRange ? { low, high } : edgesOf(numbers);
      return {
        chart: "histogram" as const,
        ...edges,
        bars: edges ? numberBars(numbers, edges.low, edges.high) : [],
      };
    }
    case "date-time":
    case "date":
      return { chart: "dates" as const, bars: dateBars(texts) };
    case "time":
      return {
        chart: "values" as const,
        values: texts.toSorted((one, other) => (one.value < other.value ? -1 : 1)),
      };
    case "boolean":
    case "enum": {
      const known = kind === "enum" ? options : ["true", "false"];
      const counted = known.map((value) => ({
        value,
        count: texts.find((one) => one.value === value)?.count ?? 0,
      }));
      const others = inOrder.filter(({ value }) => !known.includes(value));
      return { chart: "values" as const, values: [...counted, ...others] };
    }
    case "string": {
      const rest = rows.find(({ value }) => value === null);
      const others = rest ? { count: rest.cells, values: rest.values } : null;
      return { chart: "values" as const, values: inOrder, others };
    }
  }
}

function edgesOf(numbers: readonly { value: number }[]) {
  const values = numbers.map(({ value }) => value);
  return values.length > 0 ? { low: Math.min(...values), high: Math.max(...values) } : null;
}

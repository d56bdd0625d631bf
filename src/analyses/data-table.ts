import { type AppError, invalid } from "../errors.ts";
import {
  type ColumnFilter,
  type DataRange,
  type FilterOperator,
  findDataIds,
  loadDataRows,
  newestOf,
  rangeOf,
} from "../store/data-rows.ts";
import type { Database } from "../store/database.ts";
import { correctedAnalysis, isCorrected } from "./corrected.ts";
import { type DataColumn, dataColumns } from "./data-columns.ts";
import { MASK } from "./mask.ts";

/** Calls that are looked at for one page that is sorted or filtered: well under a second. */
export const MAX_DATA_CALLS = 20_000;

/** A column's name, and what its values must be like. */
export interface DataFilter {
  field: string;
  operator: FilterOperator;
  value: string;
}

export interface DataRequest {
  /** Calls that came in from then on, and before then; epoch milliseconds, null: no bound. */
  from: number | null;
  until: number | null;
  /** Null: newest calls first. Those without a value come last in both directions. */
  sort: { field: string; direction: "asc" | "desc" } | null;
  filters: readonly DataFilter[];
  limit: number;
  /** `next` of the page before. */
  cursor: string | null;
}

/**
 * The calls of an agent that were analysed, or that a person filled in, with a cell for each column; values of `pii` columns
 * masked. Newest first, pages go on over all calls; sorted, over the newest 20,000 of the period, and `bounded` says that
 * there are more. With filters, a page looks at 20,000 calls and may be short: `next` goes on behind them.
 */
export async function dataTable(
  db: Database,
  workspaceId: string,
  agentId: string,
  { from, until, sort, filters, limit, cursor }: DataRequest,
) {
  const columns = await dataColumns(db, workspaceId, agentId);
  const wanted = { workspaceId, agentId, ...rangeOf(from, until) };
  const { asked, order } = byColumns(columns, { filters, sort });
  const found = order
    ? await sortedPage(db, wanted, asked, order, limit, cursor)
    : await newestPage(db, wanted, asked, limit, cursor);
  const rows = new Map(
    (await loadDataRows(db, workspaceId, found.ids)).map((row) => [row.call.id, rowOf(row, columns)]),
  );
  return {
    columns,
    rows: found.ids.flatMap((id) => rows.get(id) ?? []),
    next: found.next,
    bounded: found.bounded,
  };
}
export type DataTable = Awaited<ReturnType<typeof dataTable>>;
export type DataRow = DataTable["rows"][number];

/** Filters and order by the table's columns; `invalid` where it has no such column, or its values cannot be asked so. */
export function byColumns(
  columns: readonly DataColumn[],
  { filters, sort }: Pick<DataRequest, "filters" | "sort">,
) {
  const asked = filters.map((filter) => filterOf(columns, filter));
  const order = sort && {
    column: columnOf(columns, sort.field, "sort"),
    descending: sort.direction === "desc",
  };
  if (order?.column.pii) throw masked("sort");
  return { asked, order };
}

interface Page {
  ids: string[];
  next: string | null;
  bounded: boolean;
}

async function newestPage(
  db: Database,
  wanted: DataRange,
  filters: readonly ColumnFilter[],
  limit: number,
  cursor: string | null,
): Promise<Page> {
  if (cursor !== null && !/^call_\w+$/.test(cursor)) throw badCursor();
  const rest = cursor !== null && cursor < wanted.past ? { ...wanted, past: cursor } : wanted;
  const { range, bounded } =
    filters.length > 0 ? await newestOf(db, rest, MAX_DATA_CALLS) : { range: rest, bounded: false };
  const found = await findDataIds(db, range, filters, null, { limit: limit + 1, offset: 0 });
  const ids = found.slice(0, limit);
  const next = found.length > limit ? (ids.at(-1) ?? null) : bounded ? range.first : null;
  return { ids, next, bounded: false };
}

/** Its cursor is how many rows were seen, and where the calls ended then, so that new ones shift nothing. */
async function sortedPage(
  db: Database,
  wanted: DataRange,
  filters: readonly ColumnFilter[],
  order: { column: DataColumn; descending: boolean },
  limit: number,
  cursor: string | null,
): Promise<Page> {
  const [, seen = "0", end] = (cursor === null ? null : /^(\d{1,6})-(call_[\w~]+)$/.exec(cursor)) ?? [];
  if (cursor !== null && end === undefined) throw badCursor();
  const asked = end === undefined || end > wanted.past ? wanted : { ...wanted, past: end };
  const { range, bounded } = await newestOf(db, asked, MAX_DATA_CALLS);
  const offset = Number(seen);
  const [found, newest] = await Promise.all([
    findDataIds(db, range, filters, order, { limit: limit + 1, offset }),
    end === undefined ? findDataIds(db, range, [], null, { limit: 1, offset: 0 }) : [],
  ]);
  const past = end ?? `${newest[0] ?? ""}~`;
  return {
    ids: found.slice(0, limit),
    next: found.length > limit ? `${offset + limit}-${past}` : null,
    bounded,
  };
}

const badCursor = () =>
  invalid([{ field: "cursor", message: "Take the cursor from the Link header as it stands." }]);

function columnOf(columns: readonly DataColumn[], name: string, field: string): DataColumn {
  const column = columns.find((one) => one.name === name);
  if (column) return column;
  throw invalid([{ field, message: "No version of this agent has such a field: check its spelling." }]);
}

/** Sorted by it, or asked for it, a masked value would tell itself. */
const masked = (field: string): AppError =>
  invalid([{ field, message: "Its values are masked (pii): ask only whether it has a value." }]);

function filterOf(columns: readonly DataColumn[], { field, operator, value }: DataFilter): ColumnFilter {
  const column = columnOf(columns, field, `data.${field}`);
  const asksValue = operator !== "has_value" && operator !== "has_none";
  if (column.pii && asksValue) throw masked(`data.${field}`);
  const isBound = operator === "at_least" || operator === "at_most";
  if (isBound && column.kind === "number" && !Number.isFinite(Number(value || "x")))
    throw invalid([{ field: `data.${field}`, message: "Give a number." }]);
  if (isBound && column.kind === "date-time" && Number.isNaN(Date.parse(value)))
    throw invalid([{ field: `data.${field}`, message: "Give a time such as 2026-05-07T14:30:00+03:00." }]);
  if (isBound && (column.kind === "enum" || column.kind === "boolean"))
    throw invalid([{ field: `data.${field}`, message: "It has no order: use equals." }]);
  return { column, operator, value };
}

function rowOf(
  { call, analysis, corrections }: Awaited<ReturnType<typeof loadDataRows>>[number],
  columns: readonly DataColumn[],
) {
  const { fields } = correctedAnalysis(analysis, corrections);
  return {
    call_id: call.id,
    created_at: new Date(call.createdAt).toISOString(),
    started_at: call.startedAt,
    timezone: call.timezone,
    duration_ms: call.durationMs,
    agent_version: analysis.agentVersion,
    needs_review: call.needsReview,
    cells: Object.fromEntries(
      columns.map(({ name, pii }) => {
        const result = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (!result) return [name, null];
        const value = pii && result.value !== null ? MASK : result.value;
        const needsReview = result.needs_review === true && !isCorrected(result);
        return [
          name,
          { value, status: result.status, corrected: isCorrected(result), needs_review: needsReview },
        ];
      }),
    ),
  };
}

import { csvLines } from "../calls/csv-cell.ts";
import { newestOf, rangeOf } from "../store/data-rows.ts";
import type { Database } from "../store/database.ts";
import { type DataRequest, type DataTable, dataTable, MAX_DATA_CALLS } from "./data-table.ts";

export const TABLE_FORMATS = ["csv", "jsonl"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** One page in memory at a time; a page is some seven statements, and Cloudflare lets a request make 1,000. */
const ROWS_A_PAGE = 1_000;
const MAX_PAGES = 100;

export interface TableExport {
  /** Whether there are older calls in the period than go into one file: 100,000, or 20,000 of a sorted table. */
  isLimited: boolean;
  /** The file, piece by piece. */
  pieces: AsyncIterable<string>;
}

const FACTS = ["call_id", "created_at", "started_at", "timezone", "duration_ms", "agent_version"] as const;

/**
 * The whole of a table as a file, piece by piece, up to 100,000 rows: CSV with a column a field, or JSON lines with each
 * row as the table has it. Rejects before its first piece where the table does.
 */
export async function exportTable(
  db: Database,
  workspaceId: string,
  agentId: string,
  request: Omit<DataRequest, "limit" | "cursor">,
  format: TableFormat,
): Promise<TableExport> {
  const page = (cursor: string | null) =>
    dataTable(db, workspaceId, agentId, { ...request, limit: ROWS_A_PAGE, cursor });
  const first = await page(null);
  const range = { workspaceId, agentId, ...rangeOf(request.from, request.until) };
  const most = request.sort ? MAX_DATA_CALLS : ROWS_A_PAGE * MAX_PAGES;
  const { bounded: isLimited } = await newestOf(db, range, most);
  return { isLimited, pieces: format === "csv" ? csvOf(first, page) : jsonLinesOf(first, page) };
}

type NextPage = (cursor: string) => Promise<DataTable>;

async function* pagesOf(first: DataTable, page: NextPage): AsyncGenerator<DataTable> {
  yield first;
  let { next } = first;
  for (let pages = 1; next !== null && pages < MAX_PAGES; pages++) {
    const following = await page(next);
    yield following;
    next = following.next;
  }
}

async function* jsonLinesOf(first: DataTable, page: NextPage): AsyncGenerator<string> {
  for await (const { rows } of pagesOf(first, page))
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* csvOf(first: DataTable, page: NextPage): AsyncGenerator<string> {
  const names = first.columns.map(({ name }) => name);
  yield csvLines([[...FACTS, ...names]]);
  for await (const { rows } of pagesOf(first, page)) {
    if (rows.length === 0) continue;
    yield csvLines(
      rows.map((row) => [
        ...FACTS.map((fact) => row[fact]),
        ...names.map((name) => row.cells[name]?.value ?? null),
      ]),
    );
  }
}

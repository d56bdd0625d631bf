import { csvHead, csvLines } from "../calls/csv-cell.ts";
import { type FilePage, type FileShape, jsonLines, piecesOf } from "../calls/file-pages.ts";
import { countDataRows, newestOf, rangeOf } from "../store/data-rows.ts";
import type { Database } from "../store/database.ts";
import { dataColumns } from "./data-columns.ts";
import { byColumns, type DataRequest, dataTable, MAX_DATA_CALLS } from "./data-table.ts";

/** One page in memory at a time; a page is some seven statements, and Cloudflare lets a request make 1,000. */
const ROWS_A_PAGE = 1_000;
const MAX_PAGES = 100;
/** Counting every row of more takes longer than anybody waits for a file to be begun. */
const MAX_COUNTED = 100_000;

export interface TableExport {
  /** Whether there are older calls in the period than go into one file: 100,000, or 20,000 of a sorted table. */
  isLimited: boolean;
  /** The file, piece by piece. */
  pieces: AsyncIterable<string>;
}

/** Which rows, and in which order. */
export type TableRequest = Omit<DataRequest, "limit" | "cursor">;

const FACTS = ["call_id", "created_at", "started_at", "timezone", "duration_ms", "agent_version"] as const;

/**
 * The whole of a table as a file, piece by piece, up to 100,000 rows: CSV with a column a field, or JSON lines with each
 * row as the table has it. Rejects before its first piece where the table does.
 */
export async function exportTable(
  db: Database,
  workspaceId: string,
  agentId: string,
  request: TableRequest,
  { format, bom }: Pick<FileShape, "format" | "bom">,
): Promise<TableExport> {
  const columns = await tableColumns(db, workspaceId, agentId, request);
  const range = { workspaceId, agentId, ...rangeOf(request.from, request.until) };
  const most = request.sort ? MAX_DATA_CALLS : ROWS_A_PAGE * MAX_PAGES;
  const { bounded: isLimited } = await newestOf(db, range, most);
  const shape = { format, bom, columns };
  let pages = 0;
  const page = async (cursor: string | null): Promise<FilePage> => {
    const found = await tablePage(db, workspaceId, agentId, request, shape, cursor);
    pages++;
    return pages < MAX_PAGES ? found : { ...found, next: null };
  };
  return { isLimited, pieces: piecesOf(tableHead(shape), page, null) };
}

/** The names of the table's columns; rejects where the table does. */
export async function tableColumns(
  db: Database,
  workspaceId: string,
  agentId: string,
  request: TableRequest,
): Promise<string[]> {
  const columns = await dataColumns(db, workspaceId, agentId);
  byColumns(columns, request);
  return columns.map(({ name }) => name);
}

/** The next rows of a file; `cursor` is `next` of the page before, null for the first. */
export async function tablePage(
  db: Database,
  workspaceId: string,
  agentId: string,
  request: TableRequest,
  { format, columns }: FileShape,
  cursor: string | null,
  limit: number = ROWS_A_PAGE,
): Promise<FilePage> {
  const { rows, next } = await dataTable(db, workspaceId, agentId, { ...request, limit, cursor });
  const text =
    format === "jsonl"
      ? jsonLines(rows)
      : rows.length === 0
        ? ""
        : csvLines(
            rows.map((row) => [
              ...FACTS.map((fact) => row[fact]),
              ...columns.map((name) => row.cells[name]?.value ?? null),
            ]),
          );
  return { text, rows: rows.length, next };
}

/** What stands before the first row: a CSV's titles. */
export const tableHead = ({ format, bom, columns }: FileShape): string =>
  format === "csv" ? csvHead([...FACTS, ...columns], bom) : "";

/**
 * How many rows a table has, null where they are too many to count; and whether there are older calls in its period that
 * it leaves out, since it is sorted.
 */
export async function countTable(
  db: Database,
  workspaceId: string,
  agentId: string,
  request: TableRequest,
): Promise<{ total: number | null; isLimited: boolean }> {
  const { asked } = byColumns(await dataColumns(db, workspaceId, agentId), request);
  const whole = { workspaceId, agentId, ...rangeOf(request.from, request.until) };
  const isNarrow = request.sort !== null || asked.length > 0;
  const { range, bounded } = await newestOf(db, whole, isNarrow ? MAX_DATA_CALLS : MAX_COUNTED);
  const isLimited = bounded && request.sort !== null;
  const total = bounded && !isLimited ? null : await countDataRows(db, range, asked, MAX_COUNTED);
  return { total, isLimited };
}

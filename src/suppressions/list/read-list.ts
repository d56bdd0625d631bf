import { AppError } from "../../errors.ts";
import { readHeader, WITHOUT_HEADER } from "./columns.ts";
import { readCsv } from "./read-csv.ts";

/** As many as are saved in a few seconds. */
export const MAX_ROWS = 50_000;

/** One row of a list. `row` is 1 for the first line of a spreadsheet, its header included. */
export interface ListRow {
  row: number;
  number: string;
  reason: string;
  agentId: string;
  /** A quotation mark that is not closed, or not where one may be: what stands behind it cannot be told. */
  brokenQuotes: boolean;
}

/** Reads a CSV, with or without a header, separated by commas, semicolons or tabs; `too_large` beyond 50,000 rows. */
export function readList(csv: string): ListRow[] {
  const rows: ListRow[] = [];
  eachListRow(csv, MAX_ROWS, (row) => rows.push(row));
  return rows;
}

/** The same row by row, with a limit of one's own. */
export function eachListRow(csv: string, maxRows: number, take: (row: ListRow) => void): void {
  let columns: typeof WITHOUT_HEADER | null = null;
  let taken = 0;
  readCsv(csv, ({ row, cells, brokenQuotes }) => {
    if (columns === null) {
      columns = readHeader(cells);
      if (columns) return;
      columns = WITHOUT_HEADER;
    }
    if (taken === maxRows) throw tooManyRows(maxRows);
    taken += 1;
    const { number, reason, agent } = columns;
    take({
      row,
      number: cells[number] ?? "",
      reason: cells[reason] ?? "",
      agentId: (cells[agent] ?? "").trim(),
      brokenQuotes,
    });
  });
}

const tooManyRows = (maxRows: number) =>
  new AppError(
    "too_large",
    `The list has more than ${maxRows.toLocaleString("en")} rows: send it in several parts.`,
  );

import Papa from "papaparse";
import { AppError } from "../../errors.ts";
import { readHeader, WITHOUT_HEADER } from "./columns.ts";

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

/** How far the first line is looked at for what separates its cells. */
const FIRST_LINE_CHARS = 4_096;
/** The first separator outside quotation marks: neither a number nor the name of its column has one. */
const SEPARATOR = /^(?:"[^"]*"|[^",;\t\n])*([,;\t])/;

/** Reads a CSV, with or without a header, separated by commas, semicolons or tabs; `too_large` beyond 50,000 rows. */
export function readList(csv: string): ListRow[] {
  const rows: ListRow[] = [];
  let columns: typeof WITHOUT_HEADER | null = null;
  let row = 0;
  const text = csv
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    // A line that only tells Excel the separator.
    .replace(/^sep=[,;\t]\n/i, "\n");
  Papa.parse<string[]>(text, {
    delimiter: SEPARATOR.exec(text.trimStart().slice(0, FIRST_LINE_CHARS))?.[1] ?? ",",
    newline: "\n",
    step: ({ data, errors }) => {
      row += 1;
      if (data.every((cell) => cell.trim() === "")) return;
      if (columns === null) {
        columns = readHeader(data);
        if (columns) return;
        columns = WITHOUT_HEADER;
      }
      if (rows.length === MAX_ROWS) throw tooManyRows();
      const { number, reason, agent } = columns;
      rows.push({
        row,
        number: data[number] ?? "",
        reason: data[reason] ?? "",
        agentId: (data[agent] ?? "").trim(),
        brokenQuotes: errors.some(({ type }) => type === "Quotes"),
      });
    },
  });
  return rows;
}

const tooManyRows = () =>
  new AppError(
    "too_large",
    `The list has more than ${MAX_ROWS.toLocaleString("en")} rows: send it in several parts.`,
  );

import Papa from "papaparse";

/** How far the first line is looked at for what separates its cells. */
const FIRST_LINE_CHARS = 4_096;
/** The first separator outside quotation marks: neither a number nor the name of a column has one. */
const SEPARATOR = /^(?:"[^"]*"|[^",;\t\n])*([,;\t])/;

/** One row of a CSV that is not empty. `row` is 1 for the first line of a spreadsheet. */
export interface CsvRow {
  row: number;
  cells: string[];
  /** A quotation mark that is not closed, or not where one may be: what stands behind it cannot be told. */
  brokenQuotes: boolean;
}

/** Reads a CSV row by row, separated by commas, semicolons or tabs, with any line ends, as spreadsheets write it. */
export function readCsv(csv: string, take: (row: CsvRow) => void): void {
  let row = 0;
  const text = csv
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    // A line that only tells Excel the separator.
    .replace(/^sep=[,;\t]\n/i, "\n");
  Papa.parse<string[]>(text, {
    delimiter: SEPARATOR.exec(text.trimStart().slice(0, FIRST_LINE_CHARS))?.[1] ?? ",",
    newline: "\n",
    // That would hold every line of the file beside its text.
    fastMode: false,
    step: ({ data: cells, errors }) => {
      row += 1;
      if (cells.every((cell) => cell.trim() === "")) return;
      take({ row, cells, brokenQuotes: errors.some(({ type }) => type === "Quotes") });
    },
  });
}

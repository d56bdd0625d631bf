import { callMembers } from "../../calls/members.ts";
import { invalid } from "../../errors.ts";
import { readCsv } from "../../suppressions/list/read-csv.ts";
import { isJson, jsonRow, refusedRow, type TakeRow } from "./call-row.ts";

const KNOWN = new Set(["agent_id", "provider_call_id", "transcript", ...Object.keys(callMembers)]);
/** Cells that may be JSON: turns or a platform's record, and what calls carry along. */
const MAY_BE_JSON = new Set(["transcript", "metadata", "dynamic_variables"]);
const BROKEN_QUOTES =
  "A quotation mark is not closed, and this row may have swallowed others: close or double it.";
const TOO_MANY_CELLS =
  "It has more cells than the first line has names: put text with a separator in it into quotation marks.";
/** As long as the name of a member may be. */
const MAX_NAME_CHARS = 200;

/**
 * The rows of a CSV whose first line names the members of a call, `transcript` among them; other columns are kept as
 * metadata. `row` is 1 for the first line of a spreadsheet. Empty cells say nothing. `invalid` without such a first line.
 */
export function eachCsvRow(csv: string, take: TakeRow): void {
  let names: string[] | null = null;
  readCsv(csv, ({ row, cells, brokenQuotes }) => {
    if (names === null) {
      names = readNames(cells);
      return;
    }
    const extra = cells.slice(names.length).join("").trim();
    if (brokenQuotes) return take(refusedRow(row, BROKEN_QUOTES, cells.join(" ")));
    if (extra !== "") return take(refusedRow(row, TOO_MANY_CELLS, extra));
    take(jsonRow(row, JSON.stringify(bodyOf(names, cells))));
  });
}

/** Whether a line names the columns of calls. */
export const isHeader = (line: string): boolean =>
  line.split(/[,;\t]/).some((name) => plain(name) === "transcript");

function readNames(cells: readonly string[]): string[] {
  const names = cells.map((cell, index) => {
    const name = plain(cell);
    return KNOWN.has(name) ? name : cell.trim().slice(0, MAX_NAME_CHARS) || `column_${index + 1}`;
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (!names.includes("transcript")) throw noHeader();
  if (twice === undefined) return names;
  throw invalid([
    { field: "content", message: `Two columns are named ${twice}: rename or leave out one of them.` },
  ]);
}

export const noHeader = () =>
  invalid([
    {
      field: "content",
      message:
        "It is neither JSON Lines, a list in JSON, nor a CSV whose first line names the columns, transcript among them.",
    },
  ]);

const plain = (name: string) =>
  name
    .replace(/["\ufeff]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

function bodyOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const members = names.map((name, index) => [name, readCell(name, (cells[index] ?? "").trim())] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function readCell(name: string, cell: string): unknown {
  if (cell === "") return undefined;
  if (name === "duration_ms" && /^\d+$/.test(cell)) return Number(cell);
  if (MAY_BE_JSON.has(name) && /^[[{]/.test(cell) && isJson(cell)) return JSON.parse(cell);
  return cell;
}

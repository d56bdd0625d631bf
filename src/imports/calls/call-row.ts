import { sayReason } from "../../reasons/say.ts";
import { MAX_ROW_BYTES } from "../gather-parts.ts";
import { shown } from "../import.ts";

/** A row of a file of calls: what it says, as yet unread, or why it says nothing. */
export type CallRow = { row: number } & ({ body: unknown } | { wrong: string; value: string });

/** Takes each row of a file, written as JSON. */
export type TakeRow = (json: string) => void;

const TOO_LONG =
  "It is over 1.9 MB: leave out what is not needed, such as the times of single words, or split the call.";

/** A row that says a call in JSON, as it stands in the file. */
export function jsonRow(row: number, text: string): string {
  if (!isJson(text)) return refusedRow(row, sayReason("import.not_json"), text);
  const json = `{"row":${row},"body":${text}}`;
  // Three bytes a character at most: most rows need not be counted.
  const isLong = json.length * 3 > MAX_ROW_BYTES && new TextEncoder().encode(json).byteLength > MAX_ROW_BYTES;
  return isLong ? refusedRow(row, TOO_LONG, text) : json;
}

export const refusedRow = (row: number, wrong: string, value: string): string =>
  JSON.stringify({ row, wrong, value: shown(value.trim()) } satisfies CallRow);

export const readCallRows = (part: string): CallRow[] => JSON.parse(part);

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

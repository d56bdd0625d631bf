import { AppError, invalid } from "../errors.ts";
import { eachListRow } from "../suppressions/list/read-list.ts";
import { type CallFormat, eachCallRow } from "./calls/each-row.ts";
import { type GatheredParts, gatherParts } from "./gather-parts.ts";
import { type ImportKind, MAX_IMPORT_BYTES } from "./import.ts";
import { writeListRow } from "./list-rows.ts";

/** So many numbers stand in a file of the greatest length. */
const MAX_LIST_ROWS = 500_000;

const EMPTY = {
  suppressions: "It is empty: send one number on each line.",
  calls: "It is empty: send one call on each line, as POST /v1/calls takes it.",
};

export interface FileToSplit {
  kind: ImportKind;
  content: string;
  format: CallFormat | null;
  fileName: string | null;
}

/** The rows of a file in parts as they are kept. A file that can be read in no row is `invalid`, by the field `content`. */
export function splitFile({ kind, content, ...file }: FileToSplit): GatheredParts {
  // A character is a byte or more: whoever received it has counted those.
  if (content.length > MAX_IMPORT_BYTES) throw fileTooLarge();
  const { add, end } = gatherParts();
  if (kind === "calls") {
    if (content.trim() !== "") eachCallRow(content, file, add);
  } else eachNumber(content, add);
  const gathered = end();
  if (gathered.total === 0) throw invalid([{ field: "content", message: EMPTY[kind] }]);
  return gathered;
}

function eachNumber(content: string, add: (json: string) => void): void {
  try {
    eachListRow(content, MAX_LIST_ROWS, (row) => add(writeListRow(row)));
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    throw invalid(error.fields.map(({ message }) => ({ field: "content", message })));
  }
}

export const fileTooLarge = () =>
  new AppError(
    "too_large",
    "The file is over 10 MiB (some 500,000 numbers, or 3,000 calls): split it, and send the parts one by one.",
  );

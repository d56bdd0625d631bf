export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What all pages of one file have in common. */
export interface FileShape {
  format: ExportFormat;
  /** Begins a CSV with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean;
  /** The names of the fields that have a column; JSON lines have none. */
  columns: readonly string[];
}

/** A piece of a file: its lines. */
export interface FilePage {
  text: string;
  rows: number;
  /** Where the next one begins; null where the file ends. */
  next: string | null;
}

/** A file, piece by piece, each asked for when the one before it was taken. `from` is where its first page begins. */
export async function* piecesOf(
  head: string,
  page: (cursor: string | null) => Promise<FilePage>,
  from: string | null,
): AsyncGenerator<string> {
  if (head !== "") yield head;
  let cursor = from;
  do {
    const { text, next } = await page(cursor);
    if (text !== "") yield text;
    cursor = next;
  } while (cursor !== null);
}

/** Rows as JSON lines. */
export const jsonLines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

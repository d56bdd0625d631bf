/** What a file may hold: numbers that are never to be called, or calls that are over. */
export const IMPORT_KINDS = ["suppressions", "calls"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What holds for every row of a file. */
export interface ImportOptions {
  /** ISO alpha-2 of numbers without a country code; null: they are refused. */
  country: string | null;
  /** The agent of calls that name none; null: they are refused. */
  agentId: string | null;
  /** Whether agents with actions take part: those run for old calls as for new ones. */
  withActions: boolean;
}

/** A row that was not taken in: its place in the file, what stands there, and what to do. */
export interface RefusedRow {
  row: number;
  value: string;
  message: string;
}

/**
 * A worker has 128 MB, and holds a file as bytes, as text (two bytes a character, but for plain Latin letters), and as the
 * parts that it is kept in.
 */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;
/** Refused rows that are kept; the others are counted. */
export const MAX_REFUSED_SHOWN = 100;
const MAX_SHOWN_CHARS = 100;

/** The beginning of what stands in a row, to be kept and shown. */
export const shown = (value: string) => value.slice(0, MAX_SHOWN_CHARS).toWellFormed();

import type { FieldValue } from "../extraction/field.ts";
import { listFieldNames } from "../store/call-fields.ts";
import { type CallFilter, isNarrowedSearch } from "../store/call-filter.ts";
import { findIdsAt } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { csvHead, csvLines } from "./csv-cell.ts";
import { type ExportFormat, type FilePage, type FileShape, jsonLines, piecesOf } from "./file-pages.ts";
import { listCalls, searchIsLimited } from "./read.ts";
import type { CallView } from "./view.ts";

/** One page of the database at a time: what is in memory does not grow with the file. */
const CALLS_A_PAGE = 500;
/** Each page is four statements, and Cloudflare lets a request make 1,000. */
const MAX_PAGES = 200;
export const MAX_CALLS_A_FILE = CALLS_A_PAGE * MAX_PAGES;

export interface Export {
  /** The call to go on `after`, where there are more than go into one file; null where this is the rest. */
  next: string | null;
  /** Whether it holds only what was found among the newest calls with the words searched for (`MAX_SEARCHED`). */
  isLimited: boolean;
  /** The file, piece by piece, newest call first. */
  pieces: AsyncIterable<string>;
}

export interface ExportOptions {
  format: ExportFormat;
  bom: boolean;
  /** Only calls with a smaller id: where the file before ended. */
  after: string | null;
  /** How many go into one file. */
  maxCalls?: number;
}

/**
 * The calls that a filter lets through as a file, as lists show them: fields marked pii are masked. Calls that come in
 * meanwhile are not in it.
 */
export async function exportCalls(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  { format, bom, after, maxCalls = MAX_CALLS_A_FILE }: ExportOptions,
): Promise<Export> {
  const [columns, [last, more], isLimited] = await Promise.all([
    callColumns(db, workspaceId, filter, format),
    findIdsAt(db, workspaceId, filter, { after, offset: maxCalls - 1, limit: 2 }),
    isNarrowedSearch(filter) && searchIsLimited(db, workspaceId, filter, after),
  ]);
  const next = last !== undefined && more !== undefined ? last : null;
  const shape = { format, bom, columns };
  const page = (cursor: string | null) =>
    callsPage(db, workspaceId, filter, shape, { after: cursor, last: next });
  return { next, isLimited, pieces: piecesOf(callsHead(shape), page, after) };
}

/** The fields that have a column in a file of these calls: every one that its agents have had. JSON lines have none. */
export async function callColumns(
  db: Database,
  workspaceId: string,
  { agentId }: CallFilter,
  format: ExportFormat,
): Promise<string[]> {
  return format === "csv" ? listFieldNames(db, workspaceId, agentId) : [];
}

export interface CallsPart {
  /** The call before its first; null: from the newest on. */
  after: string | null;
  /** The file's last call; null: to the end. */
  last?: string | null;
  limit?: number;
}

/** The next calls of a file. */
export async function callsPage(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  { format, columns }: FileShape,
  { after, last = null, limit = CALLS_A_PAGE }: CallsPart,
): Promise<FilePage> {
  const page = await listCalls(db, workspaceId, filter, { limit, offset: 0, after });
  const wanted = last === null ? page : page.filter(({ call_id }) => call_id >= last);
  const all = format === "csv" ? columnsOf(columns) : [];
  const text =
    wanted.length === 0
      ? ""
      : format === "csv"
        ? csvLines(wanted.map((call) => all.map(([, of]) => of(call))))
        : jsonLines(wanted);
  const isLast = wanted.length < limit;
  return { text, rows: wanted.length, next: isLast ? null : (wanted.at(-1)?.call_id ?? null) };
}

/** What stands before the first call: a CSV's titles. */
export function callsHead({ format, bom, columns }: FileShape): string {
  if (format !== "csv") return "";
  return csvHead(
    columnsOf(columns).map(([title]) => title),
    bom,
  );
}

/** A column and what a call has in it. */
type Column = readonly [title: string, of: (call: CallView) => FieldValue];

const FACTS = [
  ...(["call_id", "agent_id", "created_at", "started_at", "ended_at", "duration_ms", "timezone"] as const),
  ...(["direction", "call_status", "end_reason", "from_number", "to_number", "transfer_outcome"] as const),
  ...(["provider", "provider_call_id", "recording_url"] as const),
];

const ANALYSIS: readonly Column[] = [
  ["analysis_status", (call) => call.analysis.status],
  ["analysis_reason", (call) => call.analysis.reason],
  ["agent_version", (call) => call.analysis.agent_version],
  ["actions", (call) => call.actions.map(({ name, status }) => `${name}: ${status}`).join("; ")],
];

/** Facts, then what became of the call, then `data.<field>` for each field. */
const columnsOf = (fields: readonly string[]): Column[] => [
  ...FACTS.map((name): Column => [name, (call) => call[name]]),
  ...ANALYSIS,
  ...fields.map((name): Column => [`data.${name}`, (call) => fieldIn(call, name)]),
];

function fieldIn({ analysis }: CallView, name: string): FieldValue {
  const data: Readonly<Record<string, FieldValue>> = analysis.data;
  return Object.hasOwn(data, name) ? (data[name] ?? null) : null;
}

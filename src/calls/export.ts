import type { FieldValue } from "../extraction/field.ts";
import { listFieldNames } from "../store/call-fields.ts";
import { type CallFilter, isNarrowedSearch } from "../store/call-filter.ts";
import { findIdsAt } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { csvLines } from "./csv-cell.ts";
import { listCalls, searchIsLimited } from "./read.ts";
import type { CallView } from "./view.ts";

export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

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
  /** Begins a CSV with a byte order mark, by which Excel knows UTF-8. */
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
    format === "csv" ? columnsOf(db, workspaceId, filter) : [],
    findIdsAt(db, workspaceId, filter, { after, offset: maxCalls - 1, limit: 2 }),
    isNarrowedSearch(filter) && searchIsLimited(db, workspaceId, filter, after),
  ]);
  const next = last !== undefined && more !== undefined ? last : null;
  const pages = pagesOf(db, workspaceId, filter, { after, last: next });
  return { next, isLimited, pieces: format === "csv" ? csvOf(pages, columns, bom) : jsonlOf(pages) };
}

/** Pages down to the call `last`, or to the end. */
async function* pagesOf(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  { after, last }: { after: string | null; last: string | null },
): AsyncGenerator<CallView[]> {
  let seen = after;
  while (true) {
    const page = await listCalls(db, workspaceId, filter, { limit: CALLS_A_PAGE, offset: 0, after: seen });
    const wanted = last === null ? page : page.filter(({ call_id }) => call_id >= last);
    if (wanted.length > 0) yield wanted;
    if (wanted.length < CALLS_A_PAGE) return;
    seen = wanted.at(-1)?.call_id ?? null;
  }
}

async function* jsonlOf(pages: AsyncIterable<CallView[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((call) => `${JSON.stringify(call)}\n`).join("");
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

/** Facts, then what became of the call, then `data.<field>` for every field that its agents have had. */
async function columnsOf(db: Database, workspaceId: string, { agentId }: CallFilter): Promise<Column[]> {
  const names = await listFieldNames(db, workspaceId, agentId);
  return [
    ...FACTS.map((name): Column => [name, (call) => call[name]]),
    ...ANALYSIS,
    ...names.map((name): Column => [`data.${name}`, (call) => fieldIn(call, name)]),
  ];
}

function fieldIn({ analysis }: CallView, name: string): FieldValue {
  const data: Readonly<Record<string, FieldValue>> = analysis.data;
  return Object.hasOwn(data, name) ? (data[name] ?? null) : null;
}

const BYTE_ORDER_MARK = "\uFEFF";

async function* csvOf(
  pages: AsyncIterable<CallView[]>,
  columns: readonly Column[],
  bom: boolean,
): AsyncGenerator<string> {
  yield (bom ? BYTE_ORDER_MARK : "") + csvLines([columns.map(([title]) => title)]);
  for await (const page of pages) yield csvLines(page.map((call) => columns.map(([, of]) => of(call))));
}

import { countTable, tableColumns, tableHead, tablePage } from "../analyses/export-table.ts";
import { callColumns, callsHead, callsPage } from "../calls/export.ts";
import type { FilePage, FileShape } from "../calls/file-pages.ts";
import { countCalls, searchIsLimited } from "../calls/read.ts";
import { isNarrowedSearch } from "../store/call-filter.ts";
import type { Database } from "../store/database.ts";
import type { AskedExport } from "./request.ts";

/** What stands fixed when an export begins. `total`: rows, null where they are too many to count. */
export interface Beginning {
  columns: string[];
  total: number | null;
  isLimited: boolean;
}

/** What an export is of. */
export interface Subject {
  /** Rejects where what was asked for cannot be. */
  begin: () => Promise<Beginning>;
  head: (shape: FileShape) => string;
  /** `limit`: rows, where it is to be a small one. */
  page: (shape: FileShape, cursor: string | null, limit?: number) => Promise<FilePage>;
}

/** `at` (epoch ms) is when it was asked for: what comes in later is not in it. */
export function subjectOf(db: Database, workspaceId: string, asked: AskedExport, at: number): Subject {
  const before = (until: number | null | undefined) => Math.min(until ?? Number.POSITIVE_INFINITY, at + 1);
  if (asked.kind === "calls") {
    const filter = { ...asked.filter, createdBefore: before(asked.filter.createdBefore) };
    return {
      begin: async () => {
        const [columns, counted, isSearchLimited] = await Promise.all([
          callColumns(db, workspaceId, filter, asked.stored.format),
          countCalls(db, workspaceId, filter),
          searchIsLimited(db, workspaceId, filter, null),
        ]);
        const isLimited = isSearchLimited && isNarrowedSearch(asked.filter);
        return { columns, total: isSearchLimited ? null : counted, isLimited };
      },
      head: callsHead,
      page: (shape, after, limit) =>
        callsPage(db, workspaceId, filter, shape, { after, ...(limit === undefined ? {} : { limit }) }),
    };
  }
  const { agentId } = asked;
  const table = { ...asked.table, until: before(asked.table.until) };
  return {
    begin: async () => {
      const columns = await tableColumns(db, workspaceId, agentId, table);
      return { columns, ...(await countTable(db, workspaceId, agentId, table)) };
    },
    head: tableHead,
    page: (shape, cursor, limit) => tablePage(db, workspaceId, agentId, table, shape, cursor, limit),
  };
}

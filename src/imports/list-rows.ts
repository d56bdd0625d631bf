import type { ListRow } from "../suppressions/list/read-list.ts";
import { trimReason } from "../suppressions/suppression.ts";
import { shown } from "./import.ts";

/** A row of a list as it is kept: there are many of them, so what is empty at the end is left out. */
type StoredRow = [row: number, number: string, reason?: string, agentId?: string, brokenQuotes?: 1];

/** Cut to what its reading looks at: a cell may be the rest of the file, where a quotation mark is not closed. */
export function writeListRow({ row, number, reason, agentId, brokenQuotes }: ListRow): string {
  const start: StoredRow = [row, shown(number)];
  if (brokenQuotes) return JSON.stringify([...start, trimReason(reason), shown(agentId), 1]);
  if (agentId !== "") return JSON.stringify([...start, trimReason(reason), shown(agentId)]);
  return JSON.stringify(reason === "" ? start : [...start, trimReason(reason)]);
}

export function readListRows(part: string): ListRow[] {
  const rows: StoredRow[] = JSON.parse(part);
  return rows.map(([row, number, reason = "", agentId = "", brokenQuotes]) => ({
    ...{ row, number, reason, agentId },
    brokenQuotes: brokenQuotes === 1,
  }));
}

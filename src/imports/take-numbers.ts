import type { CountryCode } from "libphonenumber-js/max";
import { countListed } from "../store/count-listed.ts";
import type { ImportRow } from "../store/imports.ts";
import type { SuppressionTools } from "../suppressions/add.ts";
import type { ListRow } from "../suppressions/list/read-list.ts";
import { takeRows } from "../suppressions/take-rows.ts";
import { idOfRow } from "./row-id.ts";
import type { Taken } from "./take-calls.ts";

/**
 * Puts rows on the do-not-call list. What a worker saved before it died is known by the ids of the rows, and counted
 * once.
 */
export async function takeNumbers(
  tools: SuppressionTools,
  { workspaceId, id, createdBy: by, options }: ImportRow,
  list: readonly ListRow[],
): Promise<Taken> {
  // It was checked when the import was asked for.
  const country = options.country as CountryCode | null;
  const idOf = ({ row }: ListRow) => idOfRow("sup", id, row);
  const { rows, wrong } = await takeRows(tools, { workspaceId, by, country }, list, idOf);
  const imported = await countListed(tools.db, workspaceId, rows);
  return { imported, already: list.length - wrong.length - imported, refused: wrong };
}

import { invalid } from "../errors.ts";
import { MAX_REFUSED_SHOWN, type RefusedRow } from "../imports/import.ts";
import type { SuppressionTools } from "./add.ts";
import { readList } from "./list/read-list.ts";
import { countryNamed, takeRows } from "./take-rows.ts";

export interface ImportReport {
  imported: number;
  /** Numbers that were on the list before, or stand in it twice. */
  already_listed: number;
  refused: number;
  /** The first of those that were refused. */
  errors: RefusedRow[];
}

/**
 * Puts the numbers of a CSV on the list: every row that is right, in one batch, whatever the others are. `country` (ISO
 * alpha-2, or null) is that of numbers without a country code. A longer list is taken in by `imports/`, piece by piece.
 */
export async function importSuppressions(
  tools: SuppressionTools,
  workspaceId: string,
  by: string,
  csv: string,
  country: string | null,
): Promise<ImportReport> {
  const origin = { workspaceId, by, country: countryNamed(country) };
  const list = readList(csv);
  if (list.length === 0) {
    throw invalid([{ field: "csv", message: "The list has no rows: send one number on each line." }]);
  }
  const { saved, wrong } = await takeRows(tools, origin, list, () => tools.newId("sup"));
  return {
    imported: saved,
    already_listed: list.length - wrong.length - saved,
    refused: wrong.length,
    errors: wrong.slice(0, MAX_REFUSED_SHOWN),
  };
}

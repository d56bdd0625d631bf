import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import { invalid } from "../errors.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { findAgentIds } from "../store/agents.ts";
import { insertSuppressions, type NewSuppression } from "../store/suppressions.ts";
import type { SuppressionTools } from "./add.ts";
import { type ListRow, readList } from "./list/read-list.ts";
import { readNumber } from "./read-number.ts";
import { trimReason } from "./suppression.ts";

const DEFAULT_REASON = "Imported from a list.";
const MAX_ERRORS = 100;
const MAX_SHOWN_CHARS = 100;
/** The sweep finds those for which nobody knocked. */
const MAX_KNOCKS = 1_000;

export interface ImportReport {
  imported: number;
  /** Numbers that were on the list before, or stand in it twice. */
  already_listed: number;
  refused: number;
  /** The first of those that were refused. */
  errors: { row: number; value: string; message: string }[];
}

/**
 * Puts the numbers of a CSV on the list: every row that is right, in one batch, whatever the others are. `country` (ISO
 * alpha-2, or null) is that of numbers without a country code. A reason that is too long is cut.
 */
export async function importSuppressions(
  tools: SuppressionTools,
  workspaceId: string,
  by: string,
  csv: string,
  country: string | null,
): Promise<ImportReport> {
  const home = country === null ? null : countryNamed(country);
  const list = readList(csv);
  if (list.length === 0) {
    throw invalid([{ field: "csv", message: "The list has no rows: send one number on each line." }]);
  }
  const agents = await findAgentIds(tools.db, workspaceId, [...new Set(list.map((row) => row.agentId))]);
  const now = tools.clock();
  const origin = { workspaceId, source: "import", callId: null, quote: null, createdBy: by, createdAt: now };
  const rows = new Map<string, NewSuppression>();
  const errors: ImportReport["errors"] = [];
  for (const listed of list) {
    const read = readRow(listed, home, agents);
    if ("wrong" in read) {
      errors.push({ row: listed.row, value: shown(read.value), message: read.wrong });
      continue;
    }
    const key = `${read.number} ${listed.agentId}`;
    if (rows.has(key)) continue;
    const reason = trimReason(listed.reason) || DEFAULT_REASON;
    const id = tools.newId("sup");
    rows.set(key, { ...origin, phoneNumber: read.number, agentId: listed.agentId, id, reason });
  }
  const { saved, due } = await insertSuppressions(tools.db, [...rows.values()], now + LOST_MESSAGE_AFTER_MS);
  if (due.length > 0) await tools.requestSuppression(...due.slice(0, MAX_KNOCKS));
  return {
    imported: saved,
    already_listed: list.length - errors.length - saved,
    refused: errors.length,
    errors: errors.slice(0, MAX_ERRORS),
  };
}

type ReadRow = { number: string } | { wrong: string; value: string };

function readRow(row: ListRow, country: CountryCode | null, agents: ReadonlySet<string>): ReadRow {
  if (row.brokenQuotes) {
    const wrong =
      "A quotation mark is not closed, and this row may have swallowed others: close or double it.";
    return { wrong, value: row.number };
  }
  if (row.agentId !== "" && !agents.has(row.agentId)) {
    return { wrong: "There is no such agent: check the id, or leave it empty.", value: row.agentId };
  }
  const read = readNumber(row.number, country);
  return "wrong" in read ? { wrong: read.wrong, value: row.number } : read;
}

function countryNamed(code: string): CountryCode {
  const upper = code.toUpperCase();
  if (isSupportedCountry(upper)) return upper;
  throw invalid([{ field: "country", message: "Use an ISO 3166-1 alpha-2 code such as TR or US." }]);
}

const shown = (value: string) => value.slice(0, MAX_SHOWN_CHARS).toWellFormed();

import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import { invalid } from "../errors.ts";
import { type RefusedRow, shown } from "../imports/import.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import { findAgentIds } from "../store/agents.ts";
import { insertSuppressions, type NewSuppression } from "../store/suppressions.ts";
import type { SuppressionTools } from "./add.ts";
import type { ListRow } from "./list/read-list.ts";
import { readNumber } from "./read-number.ts";
import { trimReason } from "./suppression.ts";

const DEFAULT_REASON = "Imported from a list.";
/** The sweep finds those for which nobody knocked. */
const MAX_KNOCKS = 1_000;

export interface TakenRows {
  /** How many numbers came on the list. */
  saved: number;
  /** All that are on it now; some were before. */
  rows: NewSuppression[];
  /** Each row that was refused. */
  wrong: RefusedRow[];
}

/** Of whom rows are, and what holds for all of them. */
export interface ListOrigin {
  workspaceId: string;
  /** The name of the key that asks. */
  by: string;
  /** That of numbers without a country code; null: they are refused. */
  country: CountryCode | null;
}

/**
 * Puts the right ones of these rows on the list, in one batch, whatever the others are. A number that stands there already,
 * or stands in the rows twice, stays as it was first. `idOf` names each: a row that is taken again under the same id changes
 * nothing. A reason that is too long is cut.
 */
export async function takeRows(
  tools: SuppressionTools,
  { workspaceId, by, country }: ListOrigin,
  list: readonly ListRow[],
  idOf: (row: ListRow) => string,
): Promise<TakenRows> {
  const agents = await findAgentIds(tools.db, workspaceId, [...new Set(list.map((row) => row.agentId))]);
  const now = tools.clock();
  const origin = { workspaceId, source: "import", callId: null, quote: null, createdBy: by, createdAt: now };
  const rows = new Map<string, NewSuppression>();
  const wrong: RefusedRow[] = [];
  for (const listed of list) {
    const read = readRow(listed, country, agents);
    if ("wrong" in read) {
      wrong.push({ row: listed.row, value: shown(read.value), message: read.wrong });
      continue;
    }
    const key = `${read.number} ${listed.agentId}`;
    if (rows.has(key)) continue;
    const reason = trimReason(listed.reason) || DEFAULT_REASON;
    const row = { ...origin, phoneNumber: read.number, agentId: listed.agentId, id: idOf(listed), reason };
    rows.set(key, row);
  }
  const { saved, due } = await insertSuppressions(tools.db, [...rows.values()], now + LOST_MESSAGE_AFTER_MS);
  if (due.length > 0) await tools.requestSuppression(...due.slice(0, MAX_KNOCKS));
  return { saved, rows: [...rows.values()], wrong };
}

type ReadRow = { number: string } | { wrong: string; value: string };

function readRow(row: ListRow, country: CountryCode | null, agents: ReadonlySet<string>): ReadRow {
  if (row.brokenQuotes) {
    return { wrong: sayReason("import.open_quotes"), value: row.number };
  }
  if (row.agentId !== "" && !agents.has(row.agentId)) {
    return { wrong: sayReason("import.no_such_agent"), value: row.agentId };
  }
  const read = readNumber(row.number, country);
  return "wrong" in read ? { wrong: read.wrong, value: row.number } : read;
}

/** The country of a code (ISO alpha-2, any case), null for none; `invalid` where there is no such country. */
export function countryNamed(code: string | null): CountryCode | null {
  if (code === null) return null;
  const upper = code.toUpperCase();
  if (isSupportedCountry(upper)) return upper;
  throw invalid([{ field: "country", message: "Use an ISO 3166-1 alpha-2 code such as TR or US." }]);
}

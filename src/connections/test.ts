import type { Clock } from "../id.ts";
import type { ConnectionRow } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import { ownNumbersOf } from "../store/phone-numbers.ts";
import { type HttpFetch, providerHttp } from "../telephony/http.ts";
import type { TestedConnection } from "../telephony/provider.ts";
import { type OpenTools, tryOpening } from "./open.ts";
import { findStanding } from "./read.ts";

export interface TestTools extends OpenTools {
  db: Database;
  clock: Clock;
  providerFetch: HttpFetch;
}

/** A wrong secret shows within the first calls; what is older was most likely put right since. */
const LATELY_MS = 24 * 3_600_000;
/** Enough to see which are meant. */
const MAX_NAMED = 3;

/** Asks the provider whether the credentials work, and says what else would keep calls from coming through. */
export async function testConnection(tools: TestTools, workspaceId: string, id: string) {
  const row = await findStanding(tools.db, workspaceId, id);
  const now = tools.clock();
  const [tested, strangers] = await Promise.all([ask(tools, row), numbersNotOwn(tools.db, row)]);
  return {
    ...tested,
    warnings: [...refusedLately(row, now), ...strangers],
    checked_at: new Date(now).toISOString(),
  };
}

async function ask(tools: TestTools, row: ConnectionRow): Promise<TestedConnection> {
  const opened = await tryOpening(tools, row);
  if (opened.kind === "shut") {
    const { detail, field } = opened;
    return { ok: false, detail, ...(field === undefined ? {} : { field }) };
  }
  const { adapter, connection } = opened;
  if (!adapter.test) {
    return { ok: true, detail: `${adapter.name} cannot be asked; wait for its first message.` };
  }
  const http = providerHttp(tools.providerFetch, adapter.hosts);
  return adapter.test({ http, clock: tools.clock }, connection);
}

function refusedLately({ refused, refusedAt }: ConnectionRow, now: number): string[] {
  if (refusedAt === null || now - refusedAt > LATELY_MS) return [];
  const at = new Date(refusedAt).toISOString();
  const what = refused === 1 ? "A message was refused" : `${refused} messages were refused, the last`;
  return [
    `${what} at ${at}: the signature was wrong. Copy the webhook secret from the provider's console into credentials again.`,
  ];
}

async function numbersNotOwn(db: Database, { workspaceId, numbers }: ConnectionRow): Promise<string[]> {
  if (numbers.length === 0) return [];
  const own = new Set((await ownNumbersOf(db, workspaceId)).map(({ phoneNumber }) => phoneNumber));
  const strangers = numbers.map((one) => one.phone_number).filter((number) => !own.has(number));
  if (strangers.length === 0) return [];
  const named = strangers.slice(0, MAX_NAMED).join(", ");
  const more = strangers.length > MAX_NAMED ? ` and ${strangers.length - MAX_NAMED} more` : "";
  return [`Not among your own numbers: ${named}${more}. Add what you call from with POST /v1/phone-numbers.`];
}

import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { type ApiKeyRow, countSessionsOf, findApiKeyById } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { BOOTSTRAP_KEY_ID } from "./authenticate.ts";
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from "./session.ts";

export { countApiKeys, listApiKeys } from "../store/api-keys.ts";

export const noKey = (id: string) =>
  new AppError(
    "not_found",
    id === BOOTSTRAP_KEY_ID
      ? "The bootstrap key is none of these: it is the Worker's secret BOOTSTRAP_API_KEY, change it there."
      : `There is no API key ${id.slice(0, 64)}: check the id, or list the API keys.`,
  );

export async function getKey(db: Database, workspaceId: string, id: string): Promise<ApiKeyRow> {
  const row = await findApiKeyById(db, workspaceId, id);
  if (!row) throw noKey(id);
  return row;
}

/** A key, and how many sessions of the dashboard it holds open now. */
export async function getKeyUsage(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
  id: string,
): Promise<{ apiKey: ApiKeyRow; sessions: number }> {
  const now = clock();
  const [apiKey, sessions] = await Promise.all([
    getKey(db, workspaceId, id),
    countSessionsOf(db, workspaceId, id, {
      seenFrom: now - SESSION_IDLE_MS,
      begunFrom: now - SESSION_LONGEST_MS,
    }),
  ]);
  return { apiKey, sessions };
}

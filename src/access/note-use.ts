import type { Clock } from "../id.ts";
import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { touchApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { BOOTSTRAP_KEY_ID, type KeyHolder } from "./authenticate.ts";

/** When a key was last used is kept to the hour, so that requests cost no write. */
export const USE_NOTED_EVERY_MS = 3_600_000;

export interface NoteUseTools {
  db: Database;
  clock: Clock;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
}

/** Keeps that a key was used. Never throws: nobody's request is to fail for it, and the next one notes it again. */
export async function noteUse({ db, clock, log }: NoteUseTools, holder: KeyHolder): Promise<void> {
  const { workspaceId, keyId, lastUsedAt } = holder;
  const now = clock();
  const before = now - USE_NOTED_EVERY_MS;
  if (keyId === BOOTSTRAP_KEY_ID || (lastUsedAt !== null && lastUsedAt > before)) return;
  try {
    await touchApiKey(db, workspaceId, keyId, now, before);
  } catch (fault) {
    log("warn", "key_use_not_noted", { key_id: keyId, reason: reasonOf(fault) });
  }
}

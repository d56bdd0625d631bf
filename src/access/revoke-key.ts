import type { Clock } from "../id.ts";
import { type ApiKeyRow, revokeApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { DEFAULT_WORKSPACE_ID, type Principal } from "./authenticate.ts";
import { noKey } from "./read-key.ts";

/**
 * Revokes a key of the workspace of whoever asks, for good: it opens nothing from now on, and its sessions end. Revoked
 * again it stays as it is. A key may revoke itself, and the last one too; `note` says what that means, or is null.
 */
export async function revokeKey(
  { db, clock }: { db: Database; clock: Clock },
  asking: Principal,
  id: string,
): Promise<{ apiKey: ApiKeyRow; note: string | null }> {
  const revoked = await revokeApiKey(db, asking.workspaceId, id, clock());
  if (!revoked) throw noKey(id);
  const notes = [
    ...(asking.keyId === id
      ? ["You revoked the key that you asked with: it opens nothing from now on."]
      : []),
    ...(revoked.left === 0 ? [noneLeft(asking.workspaceId)] : []),
  ];
  return { apiKey: revoked.apiKey, note: notes.join(" ") || null };
}

const noneLeft = (workspaceId: string) =>
  workspaceId === DEFAULT_WORKSPACE_ID
    ? "No other key is left: only the bootstrap key opens this workspace now."
    : "No other key is left: nothing opens this workspace now.";

import type { AssembledCall } from "../conversations/assemble.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { concludeTransfer, listTransfers, STANDING } from "../store/transfers.ts";

/** Two clocks, the provider's and ours, may be so far apart. */
const CLOCKS_APART_MS = 10_000;

/** What the provider tells of a transfer that we asked for: connected or failed; until then it stands, and bars another. */
export async function concludeTold(
  { db, clock }: { db: Database; clock: Clock },
  { workspaceId, callId }: { workspaceId: string; callId: string },
  { transfers: told }: Pick<AssembledCall, "transfers">,
): Promise<void> {
  const endings = told.filter(({ status }) => status !== "requested");
  if (endings.length === 0) return;
  const standing = (await listTransfers(db, workspaceId, callId)).find(({ status }) =>
    STANDING.includes(status),
  );
  const ending = endings.findLast(
    ({ to, at }) =>
      standing !== undefined &&
      (to === null || to === standing.toNumber) &&
      (at === null || at >= standing.createdAt - CLOCKS_APART_MS),
  );
  if (!standing || !ending) return;
  const { status, reason } = ending;
  await concludeTransfer(db, standing, { status, reason, updatedAt: clock() });
}

import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import {
  cancelReplay as cancel,
  countByStatus,
  findReplay,
  listReplays as list,
  type ReplayCounts,
  type ReplayRow,
} from "../store/replays.ts";

export { countReplays } from "../store/replays.ts";

/** A replay with how far it has come. */
export interface ReplayRecord {
  replay: ReplayRow;
  counts: ReplayCounts;
}

const noReplay = (id: string) =>
  new AppError("not_found", `There is no replay ${id.slice(0, 64)}: check the id, or list the replays.`);

async function withCounts(
  db: Database,
  workspaceId: string,
  rows: readonly ReplayRow[],
): Promise<ReplayRecord[]> {
  const counts = await countByStatus(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.map((replay) => ({ replay, counts: counts.get(replay.id) ?? {} }));
}

export async function getReplay(db: Database, workspaceId: string, replayId: string): Promise<ReplayRecord> {
  const replay = await findReplay(db, { workspaceId, replayId });
  const [record] = replay ? await withCounts(db, workspaceId, [replay]) : [];
  if (!record) throw noReplay(replayId);
  return record;
}

export async function listReplays(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<ReplayRecord[]> {
  return withCounts(db, workspaceId, await list(db, workspaceId, page));
}

/** Takes up no more; what was taken up goes on. Canceling twice is as once; `conflict` where all is taken up already. */
export async function cancelReplay(
  db: Database,
  workspaceId: string,
  replayId: string,
  now: number,
): Promise<ReplayRecord> {
  await cancel(db, { workspaceId, replayId }, now);
  const record = await getReplay(db, workspaceId, replayId);
  if (record.replay.canceledAt !== null) return record;
  throw new AppError(
    "conflict",
    "The replay has taken up all of its deliveries: there is nothing left to cancel.",
  );
}

import type { ReplayRow } from "../store/replays.ts";
import type { ReplayRecord } from "./replay-read.ts";

/**
 * A replay as the API shows it. `total` is what matched when it was asked for, `taken` what is under way or ended since,
 * and the rest says where that stands; what another replay took up later counts there.
 */
export function viewReplay({ replay, counts }: ReplayRecord) {
  return {
    replay_id: replay.id,
    status: statusOf(replay),
    filter: replay.filter,
    total: replay.total,
    taken: replay.taken,
    pending: counts.pending ?? 0,
    delivered: counts.delivered ?? 0,
    failed: counts.failed ?? 0,
    held: counts.held ?? 0,
    created_at: new Date(replay.createdAt).toISOString(),
  };
}

/** As it is answered at once, when nothing has been taken up yet. */
export const viewBegun = (replay: ReplayRow) => ({
  replay_id: replay.id,
  total: replay.total,
  status: statusOf(replay),
});

/** `completed`: all are taken up; each delivery then has its own schedule. */
function statusOf({ dueAt, canceledAt }: ReplayRow): "running" | "completed" | "canceled" {
  if (canceledAt !== null) return "canceled";
  return dueAt === null ? "completed" : "running";
}

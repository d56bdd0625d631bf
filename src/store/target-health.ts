import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import { announcementStatement } from "./fan-out.ts";
import { deliveries, endpoints, targetHealth } from "./schema.ts";

/** What receives events: an endpoint, or an agent by its own webhook. */
export interface TargetKey {
  workspaceId: string;
  targetId: string;
}

/** What an attempt changed about its receiver; most change nothing. */
export type HealthChange = { targetId: string } & (
  | { kind: "well" }
  | { kind: "failing"; since: number }
  | { kind: "disabled"; since: number; at: number; reason: string; announcement: Announcement }
);

const itself = ({ workspaceId, targetId }: TargetKey) =>
  and(eq(targetHealth.workspaceId, workspaceId), eq(targetHealth.targetId, targetId));

/** The events on their way to a receiver, or held for it; its tests and the requests of actions are none of them. */
export const eventsOf = ({ workspaceId, targetId }: TargetKey, status: "pending" | "held"): SQL =>
  sql`workspace_id = ${workspaceId} AND coalesce(endpoint_id, agent_id) = ${targetId} AND status = ${status}
    AND action_name IS NULL AND test = 0`;

/** By the index of what is due: a receiver's whole history is never read. */
const pendingOnes = (key: TargetKey) =>
  sql`SELECT workspace_id, id FROM deliveries INDEXED BY deliveries_due
    WHERE next_attempt_at IS NOT NULL AND ${eventsOf(key, "pending")}`;

export async function countPending(db: Database, key: TargetKey): Promise<number> {
  return db.$count(deliveries, sql`(workspace_id, id) IN (${pendingOnes(key)})`);
}

/** For the batch that saves an attempt: what its receiver's row says from now on. */
export function healthStatements(db: Database, workspaceId: string, change: HealthChange | null) {
  if (!change) return [];
  const key = { workspaceId, targetId: change.targetId };
  switch (change.kind) {
    case "well":
      // What was disabled stays so until a person says otherwise.
      return [db.delete(targetHealth).where(and(itself(key), isNull(targetHealth.disabledAt)))];
    case "failing":
      return [
        db
          .insert(targetHealth)
          .values({ ...key, failingSince: change.since })
          .onConflictDoNothing(),
      ];
    case "disabled":
      return [
        db
          .insert(targetHealth)
          .values({ ...key, failingSince: change.since, disabledAt: change.at, reason: change.reason })
          .onConflictDoUpdate({
            target: [targetHealth.workspaceId, targetHealth.targetId],
            set: { disabledAt: change.at, reason: change.reason },
            setWhere: isNull(targetHealth.disabledAt),
          }),
        db
          .update(deliveries)
          .set({ status: "held", reason: change.reason, nextAttemptAt: null })
          .where(sql`(workspace_id, id) IN (${pendingOnes(key)})`),
      ];
  }
}

/**
 * Tells the workspace's other endpoints that one was disabled; for the front of the batch that disables it, so that of two
 * attempts at the same time only one tells.
 */
export function disablingStatement(
  db: Database,
  { targetId, announcement }: HealthChange & { kind: "disabled" },
) {
  const { workspaceId } = announcement;
  return announcementStatement(
    db,
    announcement,
    sql`receiver.target_id <> ${targetId} AND NOT EXISTS (SELECT 1 FROM target_health
      WHERE workspace_id = ${workspaceId} AND target_id = ${targetId} AND disabled_at IS NOT NULL)`,
  );
}

/** Takes a receiver into use again; how many events are held for it. Nothing is sent by this. */
export async function enableTarget(db: Database, key: TargetKey): Promise<number> {
  await db.batch([
    db.delete(targetHealth).where(itself(key)),
    // What waited for its turn before is held now, and its slots are free.
    db
      .update(endpoints)
      .set({ nextSlotAt: null })
      .where(and(eq(endpoints.workspaceId, key.workspaceId), eq(endpoints.id, key.targetId))),
  ]);
  return db.$count(deliveries, eventsOf(key, "held"));
}

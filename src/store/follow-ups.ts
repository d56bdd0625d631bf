import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { schedules } from "./schema.ts";

/** The schedules that a call's actions booked, as they stand now; to be awaited, or put into a batch. */
export function followUpsOf(db: Database, workspaceId: string, callId: string) {
  return db
    .select({
      id: schedules.id,
      status: schedules.status,
      nextRunAt: schedules.nextRunAt,
      timezone: schedules.timezone,
    })
    .from(schedules)
    .where(
      and(
        eq(schedules.workspaceId, workspaceId),
        sql`${schedules.id} IN (SELECT r.result ->> 'schedule_id' FROM action_runs AS r
          WHERE r.workspace_id = ${workspaceId} AND r.call_id = ${callId})`,
      ),
    );
}
export type FollowUpRow = Awaited<ReturnType<typeof followUpsOf>>[number];

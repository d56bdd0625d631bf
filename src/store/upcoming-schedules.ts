import { and, eq, gt, type inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { CallingRules } from "../gate/calling-rules.ts";
import type { CallingWindow } from "../gate/calling-window.ts";
import type { EarlierDial } from "../gate/next-allowed.ts";
import { callingRulesOf } from "./calling-rules.ts";
import type { Database } from "./database.ts";
import type { ScheduleRow } from "./schedules.ts";
import { agents, dialAttempts, schedules } from "./schema.ts";

const DAY_MS = 86_400_000;
/** Each recurrence is worked out anew; more of them make a page that nobody waits for. */
export const MAX_RECURRING = 60;
/** Simultaneous calls of one workspace that are worth a list. */
const MAX_RINGING = 20;

/** A stretch of time, epoch milliseconds: `from` inclusive, `before` exclusive. */
export interface Span {
  from: number;
  before: number;
}

export interface UpcomingFilter {
  agentId?: string | undefined;
  toNumber?: string | undefined;
}

/** The place of a next run among those of its day. */
export interface PlacedRun {
  id: string;
  /** Index of the day asked for. */
  day: number;
  /** How many schedules ring on that day. */
  total: number;
}

/**
 * Of the active schedules of a workspace: the next runs of each span, those in places `skip + 1` to `skip + most`;
 * all with a recurrence that may ring before the last span ends, soonest first, one more than `MAX_RECURRING` at
 * most; and those that wait for nothing, because they are being dialled. One round trip.
 */
export async function findUpcoming(
  db: Database,
  workspaceId: string,
  filter: UpcomingFilter,
  spans: readonly Span[],
  { skip, most }: { skip: number; most: number },
) {
  const days = JSON.stringify(spans.map(({ from, before }) => [from, before]));
  const end = spans.at(-1)?.before ?? 0;
  // The planner is told the index: by its own choice it would go through every schedule.
  const source = sql`schedules INDEXED BY schedules_upcoming`;
  const wanted = matching(workspaceId, filter);
  const ranked = sql`(SELECT schedules.id, days.key AS day,
      row_number() OVER (PARTITION BY days.key ORDER BY next_run_at, schedules.id) AS place,
      count(*) OVER (PARTITION BY days.key) AS total
    FROM json_each(${days}) AS days CROSS JOIN ${source}
    WHERE ${wanted} AND next_run_at >= days.value ->> 0 AND next_run_at < days.value ->> 1)`;
  const among = (condition: SQL, limit: number) => sql`${schedules.workspaceId} = ${workspaceId}
    AND ${schedules.id} IN (SELECT id FROM ${source} WHERE ${wanted} AND ${condition} ORDER BY next_run_at LIMIT ${limit})`;
  const [placed, recurring, ringing] = await db.batch([
    db
      .select({
        id: sql<string>`id`.as("id"),
        day: sql<number>`day`.as("day"),
        total: sql<number>`total`.as("total"),
      })
      .from(ranked)
      .where(sql`place > ${skip} AND place <= ${skip + most}`)
      .orderBy(sql`day, place`),
    db
      .select()
      .from(schedules)
      .where(
        among(
          sql`recurrence IS NOT NULL AND (next_run_at IS NULL OR next_run_at < ${end})`,
          MAX_RECURRING + 1,
        ),
      )
      .orderBy(schedules.nextRunAt),
    db.select().from(schedules).where(among(sql`next_run_at IS NULL`, MAX_RINGING)),
  ]);
  return { placed: placed as PlacedRun[], recurring, ringing };
}

/** What decides when the later runs of some schedules ring; see `RingFacts` for one of them. */
export interface UpcomingFacts {
  rules: Partial<CallingRules> | null;
  /** By agent; none for one that was deleted. */
  windows: ReadonlyMap<string, CallingWindow | null>;
  /** By number, oldest first. */
  dials: ReadonlyMap<string, readonly EarlierDial[]>;
}

/** Schedules by their ids, and what decides when `recurring` ring after their next run. One round trip. */
export async function loadUpcoming(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
  recurring: readonly ScheduleRow[],
  now: number,
): Promise<{ rows: ScheduleRow[]; facts: UpcomingFacts }> {
  const [rows, agentRows, rules, dialled] = await db.batch([
    db
      .select()
      .from(schedules)
      .where(and(eq(schedules.workspaceId, workspaceId), inList(schedules.id, ids))),
    db
      .select({
        id: agents.id,
        window: sql<string | null>`${agents.configuration} -> '$.calling_window'`,
      })
      .from(agents)
      .where(
        and(
          eq(agents.workspaceId, workspaceId),
          isNull(agents.deletedAt),
          inList(agents.id, [...new Set(recurring.map(({ agentId }) => agentId))]),
        ),
      ),
    callingRulesOf(db, workspaceId),
    db
      .select({
        toNumber: dialAttempts.toNumber,
        at: sql<number>`${dialAttempts.dialedAt}`,
        status: dialAttempts.status,
      })
      .from(dialAttempts)
      .where(
        and(
          eq(dialAttempts.workspaceId, workspaceId),
          inList(dialAttempts.toNumber, [...new Set(recurring.map(({ toNumber }) => toNumber))]),
          gt(dialAttempts.dialedAt, now - DAY_MS),
        ),
      )
      .orderBy(dialAttempts.dialedAt),
  ]);
  const dials = new Map<string, EarlierDial[]>();
  for (const { toNumber, at, status } of dialled) {
    dials.set(toNumber, [...(dials.get(toNumber) ?? []), { at, answered: status === "completed" }]);
  }
  const windows = new Map(
    agentRows.map(({ id, window }) => [id, JSON.parse(window ?? "null") as CallingWindow | null]),
  );
  return { rows, facts: { rules: rules[0]?.rules ?? null, windows, dials } };
}

const inList = (column: Parameters<typeof inArray>[0], values: readonly string[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** The status is written out: a partial index is only for statements that name its condition. */
function matching(workspaceId: string, { agentId, toNumber }: UpcomingFilter): SQL {
  return (
    and(
      sql`schedules.workspace_id = ${workspaceId} AND schedules.status = 'active'`,
      agentId ? sql`schedules.agent_id = ${agentId}` : undefined,
      toNumber ? sql`schedules.to_number = ${toNumber}` : undefined,
    ) ?? sql`0`
  );
}

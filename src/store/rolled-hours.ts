import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { decodeTime } from "ulid";
import {
  addCounts,
  COUNT_NAMES,
  type Counts,
  countSpans,
  each,
  idTime,
  type LabelledCounts,
  type Span,
} from "./count-spans.ts";
import type { Database } from "./database.ts";
import { rowsWhere } from "./rows-where.ts";
import { calls, hourlyStatistics, rolledHours } from "./schema.ts";

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** No zone's clock differs from another's by less (Asia/Kathmandu, Australia/Eucla). */
export const QUARTER_MS = 15 * MINUTE_MS;

/** A span that begins and ends with a slot of so many minutes. */
export interface RolledSpan<Label extends string | number = string | number> extends Span<Label> {
  minutes: 60 | 15;
}

/** Calls end, and are read, some time after they came in: an hour is first rolled up so long after its end. */
export const ROLLED_AFTER_MS = 5 * MINUTE_MS;
/** No delivery is tried, and nothing else goes on by itself, for so long after a call: hours are counted anew until then. */
export const SETTLED_AFTER_MS = 72 * HOUR_MS;
/** Soon enough for a person who looks again, and seldom enough for a batch that changes an hour's calls one by one. */
const MARK_WAIT_MS = 10 * 60_000;
/** Longer than a mark waits: so a mark made while an hour is counted is told from the lease. */
const LEASE_MS = 15 * 60_000;
/** Each is some 800 characters, and D1 binds at most 2 MB to a statement. */
const ROWS_A_STATEMENT = 1_000;

export interface HoursOf {
  workspaceId: string;
  hours: readonly number[];
}

/**
 * Up to where a workspace is rolled up (epoch ms, 0: nothing), and when the oldest count in a period that may still
 * change was made.
 */
export async function findRolled(db: Database, workspaceId: string, first: number, past: number) {
  const itself = eq(rolledHours.workspaceId, workspaceId);
  const [found] = await db
    .select({
      past: sql<number>`COALESCE((SELECT MAX(hour) + 1 FROM rolled_hours WHERE workspace_id = ${workspaceId}), 0)`,
      asOf: sql<number | null>`MIN(${rolledHours.rolledAt})`,
    })
    .from(rolledHours)
    .where(
      and(
        itself,
        sql`${rolledHours.hour} >= ${Math.floor(first / HOUR_MS)} AND ${rolledHours.hour} < ${Math.ceil(past / HOUR_MS)}`,
        sql`${rolledHours.dueAt} IS NOT NULL`,
      ),
    );
  return { past: (found?.past ?? 0) * HOUR_MS, asOf: found?.asOf ?? null };
}

/** Counts of a period by label and agent: what is rolled up from there, other spans from the rows themselves. */
export async function countPeriod<Label extends string | number>(
  db: Database,
  workspaceId: string,
  { rolled, direct }: { rolled: readonly RolledSpan<Label>[]; direct: readonly Span<Label>[] },
  agentId: string | null,
): Promise<LabelledCounts<Label>[]> {
  const slots = rolled.map(({ label, minutes, first, past }) => {
    const slot = minutes * MINUTE_MS;
    return [label, minutes, first / slot, past / slot];
  });
  const sums = sql`SELECT s.label AS label, agent_id, ${each((name) => sql`SUM(${name}) AS ${name}`)}
    FROM (SELECT value ->> 0 AS label, value ->> 1 AS minutes, value ->> 2 AS first, value ->> 3 AS past
      FROM json_each(${JSON.stringify(slots)})) AS s CROSS JOIN hourly_statistics AS h
    WHERE h.workspace_id = ${workspaceId} AND h.minutes = s.minutes AND h.slot >= s.first AND h.slot < s.past
      ${agentId === null ? sql`` : sql`AND h.agent_id = ${agentId}`} GROUP BY 1, 2`;
  const found = await Promise.all([
    slots.length > 0 ? rowsOf<Label>(db, sums) : [],
    direct.length > 0 ? rowsOf<Label>(db, countSpans(workspaceId, direct, agentId)) : [],
  ]);
  return found.flat();
}

async function rowsOf<Label>(db: Database, statement: SQL): Promise<LabelledCounts<Label>[]> {
  const rows = await db.all<Counts & { label: Label; agent_id: string }>(statement);
  return rows.map(({ agent_id: agentId, ...counts }) => ({ agentId, ...counts }));
}

/** Workspaces with something before `past` (epoch ms) that is not rolled up, and in which hour it begins. */
export async function findUnrolled(db: Database, past: number, limit: number) {
  const first = (table: string, prefix: string) =>
    sql.raw(`(SELECT MIN(t.id) FROM ${table} AS t WHERE t.workspace_id = w.id AND t.id >= '${prefix}' || w.rolled
      AND t.id < '${prefix}${idTime(past)}')`);
  const rows = await db.all<{ workspaceId: string; call: string; schedule: string; delivery: string }>(sql`
    SELECT * FROM (
      SELECT w.id AS workspaceId, ${first("calls", "call_")} AS call, ${first("schedules", "sched_")} AS schedule,
        ${first("deliveries", "dlv_")} AS delivery
      FROM (SELECT id, COALESCE((SELECT r.past FROM rolled_hours AS r WHERE r.workspace_id = workspaces.id
        ORDER BY r.hour DESC LIMIT 1), '') AS rolled FROM workspaces) AS w
    ) WHERE COALESCE(call, schedule, delivery) IS NOT NULL LIMIT ${limit}`);
  return rows.map(({ workspaceId, call, schedule, delivery }) => {
    const times = [call, schedule, delivery].map((id) => (id === null ? null : timeOf(id)));
    const first = Math.min(...times.filter((time) => time !== null));
    return { workspaceId, hour: Number.isFinite(first) ? Math.floor(first / HOUR_MS) : null };
  });
}

/** When the `count`th call from a time on came in, epoch ms; null where there are fewer. */
export async function findCallAfter(db: Database, workspaceId: string, from: number, count: number) {
  const [found] = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.workspaceId, workspaceId), sql`${calls.id} >= ${`call_${idTime(from)}`}`))
    .orderBy(calls.id)
    .limit(1)
    .offset(count);
  return found ? timeOf(found.id) : null;
}

/** Takes hours that are to be counted anew; they come again where nobody saves them. */
export async function takeDueHours(db: Database, now: number, limit: number): Promise<HoursOf[]> {
  const due = db
    .select({ workspaceId: rolledHours.workspaceId, hour: rolledHours.hour })
    .from(rolledHours)
    .where(lte(rolledHours.dueAt, now))
    .orderBy(rolledHours.dueAt)
    .limit(limit);
  const taken = await db
    .update(rolledHours)
    .set({ dueAt: now + LEASE_MS })
    .where(sql`(${rolledHours.workspaceId}, ${rolledHours.hour}) IN ${due}`)
    .returning({ workspaceId: rolledHours.workspaceId, hour: rolledHours.hour });
  const byWorkspace = Map.groupBy(taken, ({ workspaceId }) => workspaceId);
  return [...byWorkspace].map(([workspaceId, rows]) => ({
    workspaceId,
    hours: rows.map(({ hour }) => hour),
  }));
}

/**
 * Counts hours and keeps what differs from what stood: an hour in which nothing changed costs no row but its own.
 * `dueOf` says when an hour is to be counted again.
 */
export async function rollHours(
  db: Database,
  { workspaceId, hours }: HoursOf,
  now: number,
  dueOf: (hour: number) => number | null,
): Promise<number> {
  if (hours.length === 0) return 0;
  const quarters = hours.flatMap((hour) => [0, 1, 2, 3].map((quarter) => hour * 4 + quarter));
  const spans = quarters.map((label) => ({
    label,
    first: label * QUARTER_MS,
    past: (label + 1) * QUARTER_MS,
  }));
  const rows = slotRows(await rowsOf<number>(db, countSpans(workspaceId, spans, null)));
  const standing = JSON.stringify(rows.map(({ minutes, slot, agentId }) => [minutes, slot, agentId]));
  const filled = new Set(rows.filter(({ minutes }) => minutes === 60).map(({ slot }) => slot));
  const kept = hours
    .filter((hour) => filled.has(hour))
    .map((hour) => ({
      workspaceId,
      hour,
      past: idTime((hour + 1) * HOUR_MS),
      rolledAt: now,
      dueAt: dueOf(hour),
    }));
  await db.batch([
    db.delete(hourlyStatistics).where(
      and(
        eq(hourlyStatistics.workspaceId, workspaceId),
        sql`(minutes, slot) IN (SELECT 60, value FROM json_each(${JSON.stringify(hours)})
            UNION ALL SELECT 15, value FROM json_each(${JSON.stringify(quarters)}))`,
        sql`(minutes, slot, agent_id) NOT IN
            (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${standing}))`,
      ),
    ),
    ...partsOf(rows).map((part) => keepSlots(db, workspaceId, part)),
    db
      .insert(rolledHours)
      .select(rowsWhere(rolledHours, kept, sql`true`))
      .onConflictDoUpdate({
        target: [rolledHours.workspaceId, rolledHours.hour],
        // An hour that was marked while it was counted is due at that mark.
        set: {
          rolledAt: sql`excluded.rolled_at`,
          dueAt: sql`CASE WHEN rolled_hours.due_at < ${now + LEASE_MS} THEN rolled_hours.due_at ELSE excluded.due_at END`,
        },
      }),
    // Whatever was in it is gone.
    db
      .update(rolledHours)
      .set({ rolledAt: now, dueAt: null })
      .where(
        and(
          eq(rolledHours.workspaceId, workspaceId),
          sql`hour IN (SELECT value FROM json_each(${JSON.stringify(hours.filter((hour) => !filled.has(hour)))}))`,
        ),
      ),
  ]);
  return kept.length;
}

const partsOf = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, part) =>
    rows.slice(part * ROWS_A_STATEMENT, (part + 1) * ROWS_A_STATEMENT),
  );

function keepSlots(db: Database, workspaceId: string, rows: ReturnType<typeof slotRows>) {
  const { minutes, slot, agentId } = hourlyStatistics;
  return db
    .insert(hourlyStatistics)
    .select(
      rowsWhere(
        hourlyStatistics,
        rows.map((row) => ({ workspaceId, ...row })),
        sql`true`,
      ),
    )
    .onConflictDoUpdate({
      target: [hourlyStatistics.workspaceId, minutes, slot, agentId],
      set: Object.fromEntries(COUNT_NAMES.map((name) => [name, sql.raw(`excluded.${name}`)])),
      setWhere: sql`(${each((name) => sql`hourly_statistics.${name}`)}) <> (${each((name) => sql`excluded.${name}`)})`,
    });
}

/** The counts of quarters, and what those of an hour come to. */
function slotRows(quarters: readonly LabelledCounts<number>[]) {
  const hours = [
    ...Map.groupBy(quarters, ({ label, agentId }) => `${Math.floor(label / 4)} ${agentId}`).values(),
  ];
  const rows = [
    ...quarters.map((row) => ({ minutes: 15, ...row })),
    ...hours.flatMap(([one, ...more]) =>
      one ? [{ minutes: 60, ...one, ...addCounts([one, ...more]), label: Math.floor(one.label / 4) }] : [],
    ),
  ];
  return rows.map(({ label: slot, ...row }) => ({ slot, ...row }));
}

/**
 * Marks the hours of what these ids name, to be counted anew in some minutes; for a batch that changes them late. Nothing
 * is written for an hour that is marked already, or not rolled up yet.
 */
export function markHours(db: Database, workspaceId: string, ids: readonly string[], now: number) {
  const dueAt = now + MARK_WAIT_MS;
  return entries(db, workspaceId, ids, now).onConflictDoUpdate({
    target: [rolledHours.workspaceId, rolledHours.hour],
    set: { dueAt },
    setWhere: sql`rolled_hours.due_at IS NULL OR rolled_hours.due_at > ${dueAt}`,
  });
}

/**
 * The same for one that was saved, or has ended, at `now` (null: not yet): marked where its hour is no longer counted anew
 * by itself, because it is settled or because there was nothing in it.
 */
export function lateMarks(db: Database, row: { workspaceId: string; id: string }, now: number | null) {
  const made = timeOf(row.id);
  if (now === null || made === null || now - made < ROLLED_AFTER_MS) return [];
  if (now - made >= SETTLED_AFTER_MS) return [markHours(db, row.workspaceId, [row.id], now)];
  return [entries(db, row.workspaceId, [row.id], now).onConflictDoNothing()];
}

/** Entries, due in some minutes, of hours up to the last one that is rolled up: such as had nothing in them have none. */
function entries(db: Database, workspaceId: string, ids: readonly string[], now: number) {
  const times = ids.map(timeOf).filter((time) => time !== null);
  const hours = [...new Set(times.map((time) => Math.floor(time / HOUR_MS)))].map((hour) => ({
    ...{ workspaceId, hour, past: idTime((hour + 1) * HOUR_MS), rolledAt: now, dueAt: now + MARK_WAIT_MS },
  }));
  const isRolled = sql`value ->> '$.hour' <= (SELECT MAX(hour) FROM rolled_hours WHERE workspace_id = ${workspaceId})`;
  return db.insert(rolledHours).select(rowsWhere(rolledHours, hours, isRolled));
}

const ULID = /^[a-z]+_([0-9a-hjkmnp-tv-z]{26})/;

/** When an id was made, epoch milliseconds: what follows from a call has the call's time. Null where it is no such id. */
function timeOf(id: string): number | null {
  const [, ulid] = ULID.exec(id) ?? [];
  return ulid === undefined ? null : decodeTime(ulid.toUpperCase());
}

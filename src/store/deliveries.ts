import { and, asc, eq, exists, getTableColumns, ne, type SQL, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { DeliveryStatus } from "../webhooks/delivery-status.ts";
import type { Database } from "./database.ts";
import type { EndpointRow, HealthRow } from "./endpoints.ts";
import { pendingOf } from "./fan-out.ts";
import { lateMarks } from "./rolled-hours.ts";
import { actionRuns, agents, deliveries, deliveryAttempts, endpoints, targetHealth } from "./schema.ts";
import { disablingStatement, type HealthChange, healthStatements } from "./target-health.ts";

export type DeliveryRow = typeof deliveries.$inferSelect;
export type NewDelivery = typeof deliveries.$inferInsert;
export type AttemptRow = typeof deliveryAttempts.$inferSelect;
export interface DeliveryKey {
  workspaceId: string;
  deliveryId: string;
}
/** What of a row is sealed, and for whom. */
export type SealedDelivery = Pick<DeliveryRow, "workspaceId" | "id" | "headers">;
/**
 * A delivery with what may sign it (its agent's sealed secrets, null where it has none, and its endpoint) and its
 * receiver's health.
 */
export type DueDelivery = DeliveryRow & {
  agent: Pick<
    typeof agents.$inferSelect,
    "webhookSecret" | "previousWebhookSecret" | "previousWebhookSecretUntil"
  > | null;
  endpoint: EndpointRow | null;
  /** How its receiver has been doing. */
  health: HealthRow | null;
  /** Where the attempt before went; `url` is where the next one goes. */
  lastUrl: string;
};

/**
 * How overdue an attempt is before its message counts as lost: longer than the sweep's minute, so that a message which
 * only waits in a full queue is not doubled each time.
 */
const LOST_AFTER_MS = 90_000;

const itself = (key: { workspaceId: string; id: string }) =>
  and(eq(deliveries.workspaceId, key.workspaceId), eq(deliveries.id, key.id));

/**
 * To be awaited, or put into a batch; at most five, since D1 binds 100 values a statement. The same id again changes
 * nothing.
 */
export function insertDeliveries(db: Database, rows: NewDelivery[]) {
  return db.insert(deliveries).values(rows).onConflictDoNothing();
}

/** The address is the endpoint's current one, so that a retry goes to where it has been moved. */
export async function loadDelivery(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<DueDelivery | undefined> {
  return db
    .select({
      ...getTableColumns(deliveries),
      url: sql<string>`coalesce(${endpoints.url}, ${deliveries.url})`,
      lastUrl: deliveries.url,
      agent: {
        webhookSecret: agents.webhookSecret,
        previousWebhookSecret: agents.previousWebhookSecret,
        previousWebhookSecretUntil: agents.previousWebhookSecretUntil,
      },
      endpoint: endpoints,
      health: targetHealth,
    })
    .from(deliveries)
    .leftJoin(agents, and(eq(agents.workspaceId, deliveries.workspaceId), eq(agents.id, deliveries.agentId)))
    .leftJoin(
      endpoints,
      and(eq(endpoints.workspaceId, deliveries.workspaceId), eq(endpoints.id, deliveries.endpointId)),
    )
    .leftJoin(
      targetHealth,
      and(
        eq(targetHealth.workspaceId, deliveries.workspaceId),
        eq(targetHealth.targetId, sql`coalesce(${deliveries.endpointId}, ${deliveries.agentId})`),
      ),
    )
    .where(itself({ workspaceId, id }))
    .get();
}

/** Takes the attempt after `row.attempts` until `until` (epoch ms); false where another message took it first. */
export async function claimAttempt(db: Database, row: DueDelivery, until: number): Promise<boolean> {
  // An address that is written is written to its index too, be it the same.
  const moved = row.url === row.lastUrl ? {} : { url: row.url };
  const { meta } = await db
    .update(deliveries)
    .set({ attempts: row.attempts + 1, nextAttemptAt: until, slotAt: null, ...moved })
    .where(and(itself(row), eq(deliveries.status, "pending"), eq(deliveries.attempts, row.attempts)));
  return meta.changes > 0;
}

/** Where a delivery stands; `nextAttemptAt` is null once it has ended. */
export interface Verdict {
  status: DeliveryStatus;
  reason: string;
  nextAttemptAt: number | null;
  finishedAt: number | null;
}

export type EndedAttempt = Omit<AttemptRow, "workspaceId" | "deliveryId">;

/**
 * One batch: the attempt, where its delivery stands now, the action run that waits for it, and what it says about its
 * receiver. Answers the deliveries of the event that tells of a receiver that was disabled, to be knocked for.
 */
export async function saveAttempt(
  db: Database,
  row: DeliveryRow,
  ended: EndedAttempt,
  verdict: Verdict,
  health: HealthChange | null,
): Promise<DeliveryKey[]> {
  const key = { workspaceId: row.workspaceId, deliveryId: row.id };
  const attempt = db.insert(deliveryAttempts).values({ ...key, ...ended });
  const rest = [
    ...settle(db, row, { ...verdict, outcome: ended.outcome }, ended.number),
    ...healthStatements(db, row.workspaceId, health),
    ...lateMarks(db, row, verdict.finishedAt),
  ];
  if (health?.kind !== "disabled") {
    await db.batch([attempt, ...rest]);
    return [];
  }
  const [told] = await db.batch([disablingStatement(db, health), attempt, ...rest]);
  return pendingOf(row.workspaceId, told);
}

/** The same without an attempt, for a delivery that ends because no more may be made. */
export async function saveVerdict(db: Database, row: DeliveryRow, verdict: Verdict): Promise<void> {
  await db.batch([...settle(db, row, verdict, row.attempts), ...lateMarks(db, row, verdict.finishedAt)]);
}

/** The run that a delivery was made for: the delivery's id follows from it (`actions/webhook.ts`). */
const runIdOf = (deliveryId: string) => deliveryId.replace(/^dlv_/, "run_");

function settle(db: Database, row: DeliveryRow, verdict: Verdict & { outcome?: string }, number: number) {
  // An attempt that outlived its claim may still say "delivered", and must not undo what a later one said.
  const last = and(eq(deliveries.status, "pending"), eq(deliveries.attempts, number));
  const delivery = db
    .update(deliveries)
    .set(verdict)
    .where(and(itself(row), verdict.status === "delivered" ? undefined : last));
  if (verdict.status === "pending" || row.actionName === null || row.callId === null)
    return [delivery] as const;

  const ended = db
    .select({ one: sql`1` })
    .from(deliveries)
    .where(and(itself(row), eq(deliveries.status, verdict.status)));
  const run = db
    .update(actionRuns)
    .set({
      status: verdict.status === "delivered" ? "done" : "failed",
      finishedAt: verdict.finishedAt,
      dueAt: null,
    })
    .where(
      and(
        eq(actionRuns.workspaceId, row.workspaceId),
        eq(actionRuns.callId, row.callId),
        eq(actionRuns.name, row.actionName),
        // A person may have had the action run since, with a delivery of its own.
        eq(actionRuns.id, runIdOf(row.id)),
        // What once was done stays done, however its replay ends.
        verdict.status === "delivered" ? undefined : ne(actionRuns.status, "done"),
        exists(ended),
      ),
    );
  return [delivery, run] as const;
}

/**
 * The ids of a call's deliveries, by its index alone: asked for whole rows by it, SQLite looks at every delivery of the
 * workspace, whose key it takes for the shorter way.
 */
export const deliveryIdsOf = ({ workspaceId, callId }: CallIds): SQL =>
  sql`SELECT d.id FROM deliveries AS d WHERE d.workspace_id = ${workspaceId} AND d.call_id = ${callId}`;

/** One delivery with every attempt, the first one first. */
export async function getDelivery(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<{ row: DeliveryRow; attempts: AttemptRow[] } | undefined> {
  const [[row], attempts] = await db.batch([
    db.select().from(deliveries).where(itself({ workspaceId, id })),
    db
      .select()
      .from(deliveryAttempts)
      .where(and(eq(deliveryAttempts.workspaceId, workspaceId), eq(deliveryAttempts.deliveryId, id)))
      .orderBy(asc(deliveryAttempts.number)),
  ]);
  return row && { row, attempts };
}

/**
 * Deliveries of all workspaces whose attempt is so overdue that its message must be lost, the longest waiting first.
 * They stay due, and count as overdue from `now` again: so a knock is answered at once, and not repeated each minute.
 */
export async function takeLostDeliveries(db: Database, now: number, limit: number): Promise<DeliveryKey[]> {
  const lost = sql`SELECT workspace_id, id FROM deliveries WHERE next_attempt_at <= ${now - LOST_AFTER_MS}
    ORDER BY next_attempt_at LIMIT ${limit}`;
  return db
    .update(deliveries)
    .set({ nextAttemptAt: now })
    .where(sql`(workspace_id, id) IN (${lost})`)
    .returning({ workspaceId: deliveries.workspaceId, deliveryId: deliveries.id });
}

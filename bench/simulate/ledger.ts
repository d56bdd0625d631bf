/** What the worker's own database says at the end. */
export interface Ledger {
  calls: Record<string, number>;
  runs: LedgerRun[];
  schedules: LedgerSchedule[];
  attempts: LedgerAttempt[];
  /** Rows of other kinds whose due time is long past, by table. */
  overdue: Record<string, number>;
}

/** What an action of a call came to. */
export interface LedgerRun {
  status: string;
  explanation: string;
  plan: string | null;
  provider_call_id: string;
}

export interface LedgerSchedule {
  id: string;
  status: string;
  /** Provider call id of the call that led to it; null where it was requested. */
  provider_call_id: string | null;
  to_number: string;
  news: string | null;
  explanation: string;
  next_run_at: number | null;
  recurrence: string | null;
  runs: number;
}

export interface LedgerAttempt {
  schedule_id: string;
  number: number;
  run: number;
  status: string;
  rule: string | null;
  detail: string | null;
  scheduled_for: number;
  dialed_at: number | null;
  due_at: number | null;
}

/** A minute after a row is due the sweep has taken it, and two later its message was worked on. */
const PATIENCE_MS = 180_000;

export async function readLedger(db: D1Database, workspaceId: string, now: number): Promise<Ledger> {
  const all = async <Row>(sql: string, ...values: unknown[]) =>
    (
      await db
        .prepare(sql)
        .bind(workspaceId, ...values)
        .all<Row>()
    ).results;
  const calls = await all<{ status: string; count: number }>(
    "SELECT analysis_status AS status, count(*) AS count FROM calls WHERE workspace_id = ? GROUP BY 1",
  );
  const overdue = ["calls.analysis_due_at", "action_runs.due_at", "suppressions.due_at"].map(
    async (column) => {
      const [table = "", name = ""] = column.split(".");
      const late = `SELECT count(*) AS count FROM ${table} WHERE workspace_id = ? AND ${name} < ?`;
      const [row] = await all<{ count: number }>(late, now - PATIENCE_MS);
      return [table, row?.count ?? 0] as const;
    },
  );
  return {
    calls: Object.fromEntries(calls.map(({ status, count }) => [status, count])),
    runs: await all(`SELECT r.status, r.explanation, r.plan, c.provider_call_id FROM action_runs AS r
      JOIN calls AS c ON c.workspace_id = r.workspace_id AND c.id = r.call_id WHERE r.workspace_id = ?`),
    schedules: await all(`SELECT s.*, c.provider_call_id FROM schedules AS s
      LEFT JOIN calls AS c ON c.workspace_id = s.workspace_id AND c.id = s.call_id
      WHERE s.workspace_id = ? ORDER BY s.id`),
    attempts: await all("SELECT * FROM dial_attempts WHERE workspace_id = ? ORDER BY schedule_id, number"),
    overdue: Object.fromEntries(await Promise.all(overdue)),
  };
}

export interface Unexplained {
  scheduleId: string;
  why: string;
}

const UNDER_WAY = ["dialing", "placed", "unknown"];

/** Open schedules that nothing will ever move on, or whose time is past. */
export function unexplained({ schedules, attempts }: Ledger, now: number): Unexplained[] {
  const bySchedule = Map.groupBy(attempts, ({ schedule_id }) => schedule_id);
  return schedules.flatMap(({ id, status, next_run_at }) => {
    const mine = bySchedule.get(id) ?? [];
    const forgotten = mine.find(
      (one) =>
        (one.status === "queued" || (UNDER_WAY.includes(one.status) && isOpen(status))) &&
        (one.due_at === null ? one === mine.at(-1) && next_run_at === null : one.due_at < now - PATIENCE_MS),
    );
    if (forgotten) {
      const due =
        forgotten.due_at === null
          ? "not due at all"
          : `due since ${new Date(forgotten.due_at).toISOString()}`;
      return [{ scheduleId: id, why: `attempt ${forgotten.number} is ${forgotten.status} and ${due}` }];
    }
    if (status !== "active") return [];
    if (next_run_at !== null) {
      if (next_run_at >= now - PATIENCE_MS) return [];
      return [{ scheduleId: id, why: `its time passed at ${new Date(next_run_at).toISOString()}` }];
    }
    const isMoving = mine.some((one) => one.status === "queued" || UNDER_WAY.includes(one.status));
    return isMoving ? [] : [{ scheduleId: id, why: "it waits for nothing" }];
  });
}

const isOpen = (status: string) => status === "active" || status === "paused";

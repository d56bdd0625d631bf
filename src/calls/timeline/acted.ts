import type { ActionResult, RunStatus } from "../../actions/action.ts";
import type { ActionRunRow } from "../../store/calls.ts";
import type { TimelineRows } from "../../store/timeline.ts";
import type { TransferRow } from "../../store/transfers.ts";
import { entry, type TimelineEntry, type TimelineLink } from "./entry.ts";

/** What followed from the call: its actions, each time that they were run, and how it was handed over. */
export const actedEntries = ({ runs, transfers }: TimelineRows): TimelineEntry[] => [
  ...runs.flatMap(actionEntries),
  ...transfers.flatMap(transferEntries),
];

type OneRun = Pick<
  ActionRunRow,
  "status" | "explanation" | "result" | "requestedBy" | "createdAt" | "finishedAt"
>;

function actionEntries(run: ActionRunRow): TimelineEntry[] {
  const before = (run.earlier ?? []).map((one) => ({
    ...{ status: one.status, explanation: one.explanation, result: one.result },
    ...{ requestedBy: one.requested_by, createdAt: one.created_at, finishedAt: one.finished_at },
  }));
  return [...before, run].flatMap((one) => runEntries(run, one));
}

function runEntries({ name: action, type }: ActionRunRow, run: OneRun): TimelineEntry[] {
  const { createdAt, finishedAt, explanation, requestedBy, result } = run;
  const status = run.status as RunStatus;
  const link = linkOf(result);
  const isDecidedAtOnce = status === "skipped" || finishedAt === createdAt;
  // Why it failed took the place of why it was to run.
  const why = { action, type, explanation: isDecidedAtOnce || status !== "failed" ? explanation : null };
  const begun =
    requestedBy === null
      ? entry("action.decided", createdAt, { ...why, status: isDecidedAtOnce ? status : "pending" }, link)
      : entry("action.run_by_person", createdAt, { ...why, by: requestedBy }, link);
  if (isDecidedAtOnce) return begun;
  const end = { action, type, explanation: status === "failed" ? explanation : null, status };
  return [...begun, ...entry("action.ended", finishedAt, end, link)];
}

function linkOf(result: ActionResult | null): TimelineLink | null {
  if (result?.schedule_id) return { resource: "schedules", id: result.schedule_id };
  if (result?.delivery_id) return { resource: "deliveries", id: result.delivery_id };
  return result?.transfer_id ? { resource: "transfers", id: result.transfer_id } : null;
}

function transferEntries(row: TransferRow): TimelineEntry[] {
  const { number, trigger, requestedBy: by, action, reason, outcome, fallbackResult } = row;
  const link = { resource: "transfers" as const, id: row.id };
  const to = row.targets.map((target) => target.to);
  const isTried = row.status !== "ended" && row.status !== "requested";
  return [
    ...entry("transfer.requested", row.createdAt, { number, trigger, by, action, to }, link),
    ...row.attempts.flatMap((attempt) => [
      ...entry("transfer.asked", attempt.askedAt, { number, to: attempt.to }, link),
      ...entry(
        "transfer.attempt_ended",
        attempt.toldAt,
        { number, to: attempt.to, outcome: attempt.outcome, reason: attempt.reason },
        link,
      ),
    ]),
    ...(isTried ? entry("transfer.asked", row.askedAt, { number, to: row.toNumber }, link) : []),
    ...(row.status === "ended"
      ? entry("transfer.ended", row.updatedAt, { number, outcome, reason }, link)
      : []),
    ...(fallbackResult ? fallbackEntry(row, fallbackResult) : []),
  ];
}

function fallbackEntry(
  { number, updatedAt, id }: TransferRow,
  { type, said, problem, schedule_id }: NonNullable<TransferRow["fallbackResult"]>,
): TimelineEntry[] {
  const link: TimelineLink = schedule_id
    ? { resource: "schedules", id: schedule_id }
    : { resource: "transfers", id };
  return entry(
    "transfer.fallback",
    updatedAt,
    { number, type, said: said ?? null, problem: problem ?? null },
    link,
  );
}

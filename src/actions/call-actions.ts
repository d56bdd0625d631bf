import type { Configuration } from "../agents/configuration.ts";
import { noSuchCall } from "../calls/read.ts";
import { shownAnalysisStatus } from "../calls/status.ts";
import { type CallActions, loadCallActions } from "../store/call-actions.ts";
import type { ActionRunRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { isoAt } from "../time/local-time.ts";
import type { Action, EarlierRun, RunStatus } from "./action.ts";
import { correctedSince } from "./corrected-since.ts";
import { explainRun } from "./explain-run.ts";
import { scheduleIdOf } from "./follow-up.ts";
import { whyNotRunNow } from "./may-run.ts";

/** An action of a call with all that there is to say about it, as every door shows it. */
export type CallAction = ReturnType<typeof decided> | ReturnType<typeof undecided>;

/**
 * The actions of a call in the order of its agent, each with its condition spelled out on the values that it was judged on,
 * what became of it, and why it did not run; `not_found` for an unknown call. Until the call has been analysed they are the
 * actions of the version that it came in by, `undecided`.
 */
export async function readCallActions(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<CallAction[]> {
  const loaded = await loadCallActions(db, { workspaceId, callId });
  if (!loaded) throw noSuchCall(callId);
  return viewCallActions(loaded);
}

function viewCallActions(loaded: CallActions): CallAction[] {
  if (loaded.runs.length > 0) return loaded.runs.map((run) => decided(loaded, run));
  if (!isBeingAnalysed(loaded)) return [];
  const { call, versions } = loaded;
  const configuration = versions.find(({ version }) => version === call.agentVersion)?.configuration;
  return actionsOf(configuration).map((action) => undecided(loaded, action));
}

const actionsOf = (configuration: Configuration | undefined): readonly Action[] =>
  configuration?.post_call_actions ?? [];

/** Nothing is decided before the call's first analysis has ended. */
export const isBeingAnalysed = ({ call }: CallActions): boolean =>
  ["open", "pending", "running"].includes(call.analysisStatus);

function decided(loaded: CallActions, run: ActionRunRow) {
  const { basis, trace, whyNot } = explainRun(loaded, run);
  const forbidden = whyNotRunNow(loaded, run);
  return {
    name: run.name,
    type: run.type,
    status: run.status as RunStatus,
    explanation: run.explanation,
    condition: basis?.action.condition ?? null,
    /** The condition with every operand's value; null where there is none, or its version is not known any more. */
    trace,
    why_not: whyNot,
    /** What people put right after this was decided, where the action rests on it. */
    corrected_since: basis ? correctedSince(loaded, run, basis) : null,
    run_id: run.id,
    run_by: run.requestedBy,
    analysis_id: run.analysisId,
    agent_version: basis?.analysis.agentVersion ?? null,
    decided_at: iso(run.createdAt),
    finished_at: run.finishedAt === null ? null : iso(run.finishedAt),
    schedule: scheduleOf(loaded, run),
    deliveries: deliveriesOf(loaded, run),
    transfer: transferOf(loaded, run),
    run_now: { possible: forbidden === null, reason: forbidden },
    earlier: (run.earlier ?? []).map(viewEarlier),
  };
}

function undecided({ call }: CallActions, { name, type, condition }: Action) {
  return {
    ...{ name, type, status: "undecided" as const, explanation: null },
    condition: condition ?? null,
    trace: null,
    why_not: { kind: "not_analysed" as const, analysis_status: shownAnalysisStatus(call.analysisStatus) },
    corrected_since: null,
    ...{ run_id: null, run_by: null, analysis_id: null, agent_version: call.agentVersion },
    ...{ decided_at: null, finished_at: null, schedule: null, deliveries: [], transfer: null },
    run_now: { possible: false, reason: NOT_DECIDED },
    earlier: [],
  };
}

export const NOT_DECIDED =
  "The call is still being analysed, and what follows from it is decided then: ask again once that has ended.";

/** The follow-up that it booked, as it stands now. */
function scheduleOf({ booked }: CallActions, run: ActionRunRow) {
  const schedule = booked.find(({ id }) => id === scheduleIdOf(run));
  if (!schedule) return null;
  const { id, status, nextRunAt, timezone, news } = schedule;
  const next_run_at = nextRunAt === null ? null : isoAt(nextRunAt, timezone);
  return { schedule_id: id, status, next_run_at, news };
}

/** The requests that it made, the last first. */
function deliveriesOf({ sent }: CallActions, { name }: ActionRunRow) {
  return sent
    .filter(({ actionName }) => actionName === name)
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
    .map(({ id, status, outcome, reason, createdAt }) => ({
      ...{ delivery_id: id, status, outcome, reason, created_at: iso(createdAt) },
    }));
}

function transferOf({ transfers }: CallActions, run: ActionRunRow) {
  const transfer = transfers.find(({ id }) => id === run.result?.transfer_id);
  return transfer ? { transfer_id: transfer.id, status: transfer.status, outcome: transfer.outcome } : null;
}

function viewEarlier({ created_at, finished_at, ...run }: EarlierRun) {
  return {
    ...run,
    created_at: iso(created_at),
    finished_at: finished_at === null ? null : iso(finished_at),
  };
}

const iso = (at: number) => new Date(at).toISOString();

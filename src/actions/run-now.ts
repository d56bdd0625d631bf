import { correctedAnalysis } from "../analyses/corrected.ts";
import { noSuchCall } from "../calls/read.ts";
import { AppError } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { notBooked, planBooking } from "../schedules/book.ts";
import { chooseHour } from "../schedules/choose-hour.ts";
import { type RunKey, runAgain } from "../store/action-runs.ts";
import { type CallActions, loadCallActions } from "../store/call-actions.ts";
import type { ActionRunRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { loadRingFacts } from "../store/ring-facts.ts";
import type { EarlierRun, RunStatus, SchedulePlan } from "./action.ts";
import { type CallAction, isBeingAnalysed, NOT_DECIDED, readCallActions } from "./call-actions.ts";
import { type Basis, basisOf, factsOfRun } from "./decided-by.ts";
import { runByPerson } from "./explain-run.ts";
import { bookingOf } from "./follow-up.ts";
import { whyNotRunNow } from "./may-run.ts";
import { planFollowUp } from "./plan-follow-up.ts";

export interface RunNowTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestFollowUp: (work: { runs: readonly RunKey[]; deliveries: readonly [] }) => Promise<void>;
}

/** Endings that a run keeps of those before it: the first, which the analysis decided, and the last ones. */
const MAX_EARLIER = 20;

/**
 * Has an action of a call run because a person says so, whatever its condition said, or once more after it failed: saved as
 * pending, then performed as any run is, by the queue. By the values that the call shows now, where their version holds
 * the action; else by those that it was decided on. It is a run of its own, so a webhook makes a new delivery with an event
 * id of its own (receivers drop those they have seen; the same again is a replay's) and `run_by` in the envelope, and a
 * follow-up is planned as at this moment. Answers the action as it then stands.
 *
 * `not_found` without such a call or action. `conflict`, with what to do instead, while the call is being analysed, the
 * action is on its way, was done, or is a transfer; where the agent was deleted; and where the customer may not be rung: an
 * opt-out, or the gate, which is asked again when it is booked and when it dials.
 */
export async function runActionNow(
  tools: RunNowTools,
  key: RunKey,
  requestedBy: string,
): Promise<CallAction> {
  const loaded = await loadCallActions(tools.db, key);
  if (!loaded) throw noSuchCall(key.callId);
  const run = loaded.runs.find(({ name }) => name === key.name);
  if (!run) throw isBeingAnalysed(loaded) ? new AppError("conflict", NOT_DECIDED) : noAction(key);
  const forbidden = whyNotRunNow(loaded, run);
  if (forbidden !== null) throw new AppError("conflict", forbidden);
  const basis = currentBasis(loaded, run);
  const now = tools.clock();
  const explanation = runByPerson(requestedBy, (run.earlier?.[0] ?? run).explanation);
  const planned = await plan(tools, loaded, { run, basis, explanation, now });
  const again: ActionRunRow = {
    ...run,
    ...planned,
    id: `${tools.newId("run")}_${run.position}`,
    status: "pending",
    result: null,
    attempts: 0,
    dueAt: now + LOST_MESSAGE_AFTER_MS,
    createdAt: now,
    finishedAt: null,
    analysisId: basis.analysis.id,
    requestedBy,
    earlier: withEnding(run),
  };
  if (!(await runAgain(tools.db, run, again))) throw await lostRace(tools.db, key);
  await tools.requestFollowUp({ runs: [key], deliveries: [] });
  return readAction(tools.db, key);
}

async function readAction(db: Database, key: RunKey): Promise<CallAction> {
  const actions = await readCallActions(db, key.workspaceId, key.callId);
  const action = actions.find(({ name }) => name === key.name);
  if (!action) throw noAction(key);
  return action;
}

/** Two asked at once, or the call was read again: what stands now says why. */
async function lostRace(db: Database, key: RunKey): Promise<AppError> {
  const { run_now } = await readAction(db, key);
  return new AppError("conflict", run_now.reason ?? "The action has changed meanwhile: look at it again.");
}

const noAction = ({ callId, name }: RunKey) =>
  new AppError(
    "not_found",
    `The call has no action "${name.slice(0, 100)}": see GET /v1/calls/${callId}/actions.`,
  );

function currentBasis(loaded: CallActions, run: ActionRunRow): Basis {
  const basis = basisOf(loaded, run, loaded.call.analysisId) ?? basisOf(loaded, run, run.analysisId);
  if (basis) return basis;
  throw new AppError("conflict", "No version of the agent that read this call holds the action any more.");
}

interface Asked {
  run: ActionRunRow;
  basis: Basis;
  explanation: string;
  /** Epoch ms. */
  now: number;
}

/** What a run needs to be performed; refused at once where nothing could come of it. */
async function plan(
  { db }: RunNowTools,
  loaded: CallActions,
  { run, basis, explanation, now }: Asked,
): Promise<{ explanation: string; plan: SchedulePlan | null }> {
  const { action, configuration } = basis;
  if (action.type !== "schedule_call") return { explanation, plan: null };
  const { call, corrections } = loaded;
  const analysis = correctedAnalysis(basis.analysis, corrections);
  const facts = factsOfRun(loaded, basis, now);
  const planned = planFollowUp(action, { call, configuration, analysis, now }, facts, explanation);
  if (planned.status === "failed") throw new AppError("conflict", planned.explanation);
  const asked = bookingOf(run, planned.plan);
  const ringFacts = await loadRingFacts(db, { workspaceId: call.workspaceId, ...asked }, now);
  const booking = planned.plan.hour_chosen ? chooseHour(asked, ringFacts, now) : asked;
  const refusal = planBooking(booking, ringFacts, now);
  if ("rule" in refusal) throw new AppError("conflict", notBooked(refusal));
  if (!ringFacts.agent) {
    throw new AppError("conflict", `There is no agent ${booking.agentId} any more that could make the call.`);
  }
  return { explanation: planned.explanation, plan: planned.plan };
}

function withEnding(run: ActionRunRow): EarlierRun[] {
  const ending: EarlierRun = {
    run_id: run.id,
    status: run.status as RunStatus,
    explanation: run.explanation,
    result: run.result,
    requested_by: run.requestedBy,
    created_at: run.createdAt,
    finished_at: run.finishedAt,
  };
  const [first, ...later] = [...(run.earlier ?? []), ending];
  return [...(first ? [first] : []), ...later.slice(1 - MAX_EARLIER)];
}

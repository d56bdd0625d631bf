import { planActions } from "../actions/plan.ts";
import { withoutRebooking } from "../actions/rebooking.ts";
import type { ProcessTools } from "../calls/process.ts";
import { DONE, type Outcome } from "../outcome.ts";
import type { ActionRunRow, AnalysisRow } from "../store/calls.ts";
import {
  claimReanalysis,
  postponeReanalysis,
  type ReanalysisIds,
  saveReanalysis,
} from "../store/reanalyses.ts";
import { endedTransfers, type TransferRow } from "../store/transfers.ts";
import { withOptOut } from "../suppressions/hear.ts";
import { withAskedForHuman } from "../transfers/asked-for-human/hear.ts";
import { announce } from "../webhooks/announce.ts";
import { callAnalyzed } from "../webhooks/events/call.ts";
import { analysisOf } from "./analyze.ts";
import { correctedAnalysis } from "./corrected.ts";
import { difference } from "./difference.ts";
import { readCall } from "./read-call.ts";

type Claimed = NonNullable<Awaited<ReturnType<typeof claimReanalysis>>>;

/**
 * Reads a call again with the version that was asked for, and stores what it finds beside the analyses that stand. Fires
 * actions and `call.analyzed` only where that was asked for; an action that ran, or may have begun, is not run again.
 * Comes twice without harm, as `processCall` does.
 */
export async function processAgain(tools: ProcessTools, ids: ReanalysisIds): Promise<Outcome> {
  const now = tools.clock();
  const claimed = await claimReanalysis(tools.db, ids, now, now + tools.analysisLeaseMs);
  if (!claimed) return DONE;
  const { reanalysis, configuration, turns } = claimed;
  const call = withAskedForHuman(withOptOut(claimed.call, turns), turns);
  const attempt = await readCall(tools, reanalysis.attempts, call, configuration, turns);
  if ("at" in attempt) {
    await postponeReanalysis(tools.db, ids, attempt.at);
    return { kind: "retry", ...attempt };
  }
  const { workspaceId, callId, analysisId: id } = ids;
  const key = { workspaceId, callId, id, agentVersion: reanalysis.agentVersion };
  const analysis = analysisOf(key, attempt.read, tools.clock());
  const { before } = claimed;
  const changedFields =
    before && analysis.status === "completed" ? difference(before, analysis.fields).length : null;
  const follows = reanalysis.fireActions
    ? whatFollows(tools, { ...claimed, call }, analysis, await endedTransfers(tools.db, call))
    : NOTHING_FOLLOWS;
  const { names, deliveries } = await saveReanalysis(tools.db, ids, { analysis, changedFields, ...follows });
  await tools.requestFollowUp({ runs: names.map((name) => ({ workspaceId, callId, name })), deliveries });
  return DONE;
}

const NOTHING_FOLLOWS = { runs: [], announcement: null };

/** The runs that this analysis calls for, and its event, which shows the call's actions as they will stand. */
function whatFollows(
  tools: ProcessTools,
  claimed: Claimed,
  model: AnalysisRow,
  transfers: readonly TransferRow[],
) {
  const { call, configuration, corrections } = claimed;
  const analysis = correctedAnalysis(model, corrections);
  // A reading that failed says nothing, so what was decided on better grounds stays.
  const runs =
    analysis.status === "failed"
      ? []
      : withoutRebooking(
          planActions({ call, configuration, analysis, transfers, now: analysis.completedAt }),
          claimed.runs,
        );
  const shown = merged(runs, claimed.runs);
  const announcement = announce(tools, call.workspaceId, configuration, callAnalyzed(call, analysis, shown));
  return { runs, announcement };
}

function merged(planned: readonly ActionRunRow[], before: Claimed["runs"]): ActionRunRow[] {
  const isPlanned = ({ name }: ActionRunRow) => planned.some((run) => run.name === name);
  const kept = before.filter((run) => run.givesWay === 0 || !isPlanned(run));
  const fresh = planned.filter(({ name }) => !kept.some((run) => run.name === name));
  return [...fresh, ...kept].sort((a, b) => a.position - b.position);
}

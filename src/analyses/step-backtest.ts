import { maskSecrets } from "../agents/secrets.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { type BacktestIds, type BacktestRow, claimBacktest, saveBacktestStep } from "../store/backtests.ts";
import { listCalls } from "../store/calls.ts";
import { addSummaries } from "./add-summaries.ts";
import { type ComparedCall, unread } from "./compare-call.ts";
import { compareCalls } from "./compare-calls.ts";
import { CALLS_AT_ONCE, compareWith, type FoundCall } from "./compare-with.ts";
import type { RehearsalTools } from "./rehearse.ts";
import { worthKeeping } from "./worth-keeping.ts";

/** Calls read with one message. */
const CALLS_A_MESSAGE = 20;
/** Other work waits in the same queue: after so long, the rest is left to the next message. */
const WORK_MS = 5_000;
/** Calls over which so many workers died would cost the next one its life too, and money each time. */
const MAX_ATTEMPTS = 3;

export interface BacktestTools extends RehearsalTools {
  /** How long a reading may take before its worker counts as dead. */
  analysisLeaseMs: number;
  requestBacktest: (...ids: BacktestIds[]) => Promise<void>;
}

/**
 * Compares the next calls of a back-test, keeps what it finds after each few, and knocks for what is left. Of messages that
 * come twice, one works and the other has nothing to do. Fires nothing, and needs no secret of the draft.
 */
export async function stepBacktest(tools: BacktestTools, ids: BacktestIds): Promise<Outcome> {
  const { db, clock } = tools;
  const begun = clock();
  const claimed = await claimBacktest(db, ids, begun, begun + tools.analysisLeaseMs);
  if (!claimed) return DONE;
  const next = claimed.callIds.slice(claimed.done, claimed.done + CALLS_A_MESSAGE);
  const { workspaceId, agentId } = claimed;
  const page = { limit: next.length, offset: 0, after: null };
  const found = await listCalls(db, workspaceId, { agentId, ids: next, analyzed: true }, page);
  let standing: BacktestRow | null = claimed;
  for (let from = 0; standing; from += CALLS_AT_ONCE) {
    const some = next.slice(from, from + CALLS_AT_ONCE);
    const compared = await compareSome(
      tools,
      standing,
      found.filter(({ call }) => some.includes(call.id)),
    );
    const now = clock();
    const goesOn = from + some.length < next.length && now - begun < WORK_MS;
    const done: number = standing.done + some.length;
    const isLast = done >= standing.total;
    standing = await saveBacktestStep(db, standing, {
      results: worthKeeping(compared),
      done,
      summary: addSummaries(standing.summary, compareCalls(compared)),
      leaseUntil: goesOn ? now + tools.analysisLeaseMs : null,
      dueAt: isLast ? null : now + (goesOn ? tools.analysisLeaseMs : LOST_MESSAGE_AFTER_MS),
      finishedAt: isLast ? now : null,
    });
    if (standing && !goesOn) {
      await tools.requestBacktest(ids);
      return DONE;
    }
  }
  return DONE;
}

async function compareSome(
  tools: BacktestTools,
  { workspaceId, configuration, attempts }: BacktestRow,
  found: readonly FoundCall[],
): Promise<ComparedCall[]> {
  if (attempts > MAX_ATTEMPTS) return found.map(({ call }) => unread(call.id, "interrupted"));
  return compareWith(tools, workspaceId, maskSecrets(configuration), found);
}

import { maskSecrets } from "../agents/secrets.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { type BacktestIds, type BacktestRow, claimBacktest, saveBacktestStep } from "../store/backtests.ts";
import { listCalls } from "../store/calls.ts";
import { addSummaries } from "./add-summaries.ts";
import { unread } from "./compare-call.ts";
import { compareCalls } from "./compare-calls.ts";
import { CALLS_AT_ONCE, type Compared, compareWith, type FoundCall } from "./compare-with.ts";
import type { RehearsalTools } from "./rehearse.ts";
import { worthKeeping } from "./worth-keeping.ts";

/** Calls read with one message. */
const CALLS_A_MESSAGE = 20;
/** Other work waits in the same queue: after so long, the rest is left to the next message. */
const WORK_MS = 5_000;
/** Calls over which so many workers died would cost the next one its life too, and money each time. */
const MAX_ATTEMPTS = 3;
/** A model that could not be reached is left alone so long before the calls that it gave nothing for are read once more. */
export const SECOND_ROUND_AFTER_MS = 60_000;

export interface BacktestTools extends RehearsalTools {
  /** How long a reading may take before its worker counts as dead. */
  analysisLeaseMs: number;
  requestBacktest: (...ids: BacktestIds[]) => Promise<void>;
}

/**
 * Compares the next calls of a back-test, keeps what it finds after each few, and knocks for what is left. Of messages that
 * come twice, one works and the other has nothing to do. Calls for which no model could be reached are read once more when
 * all others are done, and count only then. Fires nothing, and needs no secret of the draft.
 */
export async function stepBacktest(tools: BacktestTools, ids: BacktestIds): Promise<Outcome> {
  const { db, clock } = tools;
  const begun = clock();
  const claimed = await claimBacktest(db, ids, begun, begun + tools.analysisLeaseMs);
  if (!claimed) return DONE;
  const next = nextOf(claimed);
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
    const { ended, ...place } = moveOn(standing, some, compared);
    const isLast = place.done >= standing.total;
    const waits = !isLast && !isFirstRoundOver(standing) && isFirstRoundOver({ ...standing, ...place });
    standing = await saveBacktestStep(db, standing, {
      results: worthKeeping(ended),
      ...place,
      summary: addSummaries(standing.summary, compareCalls(ended)),
      leaseUntil: goesOn ? now + tools.analysisLeaseMs : null,
      dueAt: isLast ? null : now + wait(tools, goesOn, waits),
      finishedAt: isLast ? now : null,
    });
    if (standing && waits) {
      return {
        kind: "retry",
        at: now + SECOND_ROUND_AFTER_MS,
        because: "No model could be reached for some calls.",
      };
    }
    if (standing && !goesOn) {
      await tools.requestBacktest(ids);
      return DONE;
    }
  }
  return DONE;
}

/** When a back-test counts as forgotten, from now. */
function wait({ analysisLeaseMs }: BacktestTools, goesOn: boolean, waits: boolean): number {
  if (goesOn) return analysisLeaseMs;
  return waits ? SECOND_ROUND_AFTER_MS : LOST_MESSAGE_AFTER_MS;
}

type Place = Pick<BacktestRow, "total" | "done" | "again">;

/** Whether every call was read once, and those that are left are read for a second time. */
const isFirstRoundOver = ({ total, done, again }: Place) => done >= total - again;

/** No message reads calls of both rounds: the second begins later. */
function nextOf({ callIds, ...place }: BacktestRow): string[] {
  const past = isFirstRoundOver(place) ? place.total : place.total - place.again;
  return callIds.slice(place.done, Math.min(place.done + CALLS_A_MESSAGE, past));
}

/** How far it is after the next calls, and those of them that have ended: the others go to the end of the list, once. */
function moveOn(standing: BacktestRow, some: readonly string[], compared: readonly Compared[]) {
  const { callIds, done, again } = standing;
  const late = isFirstRoundOver(standing)
    ? new Set<string>()
    : new Set(compared.flatMap(({ call, mayPass }) => (mayPass ? [call.call_id] : [])));
  const ended = compared.flatMap(({ call }) => (late.has(call.call_id) ? [] : [call]));
  const before = callIds.slice(0, done);
  const through = some.filter((id) => !late.has(id));
  const rest = callIds.slice(done + some.length);
  return {
    ended,
    callIds: late.size === 0 ? callIds : [...before, ...through, ...rest, ...late],
    done: done + through.length,
    again: again + late.size,
  };
}

async function compareSome(
  tools: BacktestTools,
  { workspaceId, configuration, attempts }: BacktestRow,
  found: readonly FoundCall[],
): Promise<Compared[]> {
  if (attempts > MAX_ATTEMPTS)
    return found.map(({ call }) => ({ call: unread(call.id, "interrupted"), mayPass: false }));
  return compareWith(tools, workspaceId, maskSecrets(configuration), found);
}

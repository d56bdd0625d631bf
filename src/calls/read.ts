import { correctedAnalysis } from "../analyses/corrected.ts";
import { maskAnalysis, maskRun } from "../analyses/mask.ts";
import { AppError } from "../errors.ts";
import { type CallFilter, searchedBy } from "../store/call-filter.ts";
import { isSearchLimited } from "../store/call-search.ts";
import { type ActionRunRow, findCall, findTranscript, listCalls as list } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { FollowUpRow } from "../store/follow-ups.ts";
import { isoAt } from "../time/local-time.ts";
import { type TransferView, viewTransfer } from "../transfers/view.ts";
import type { Turn } from "./turn.ts";
import { type CallView, callView } from "./view.ts";

export type { CallFilter } from "../store/call-filter.ts";
export { countCalls } from "../store/calls.ts";

export const noSuchCall = (callId: string) =>
  new AppError("not_found", `There is no call ${callId.slice(0, 64)}: check the id, or list the calls.`);

/** A call by itself; lists go without its transfers. */
export type WholeCallView = CallView & { transfers: TransferView[] };

/** A call with its analysis, its actions and its transfers, the first of them first. */
export async function getCall(db: Database, workspaceId: string, callId: string): Promise<WholeCallView> {
  const found = await findCall(db, workspaceId, callId);
  if (!found) throw noSuchCall(callId);
  const { call, analysis, runs, corrections, followUps, transfers } = found;
  const actions = runs.map((run) => withFollowUp(run, followUps));
  const view = callView(call, analysis && correctedAnalysis(analysis, corrections), actions);
  return { ...view, transfers: transfers.map(viewTransfer) };
}

/** A run with its follow-up as it stands now: people move and cancel them. */
function withFollowUp(run: ActionRunRow, followUps: readonly FollowUpRow[]): ActionRunRow {
  const booked = followUps.find(({ id }) => id === run.result?.schedule_id);
  if (!booked) return run;
  const { status, nextRunAt, timezone } = booked;
  const at = nextRunAt === null ? {} : { at: isoAt(nextRunAt, timezone) };
  return { ...run, result: { ...run.result, ...at, schedule_status: status } };
}

/** One page of calls, newest first. Fields marked `pii` are masked: many people see lists. */
export async function listCalls(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  page: { limit: number; offset: number; after: string | null },
): Promise<CallView[]> {
  const rows = await list(db, workspaceId, filter, page);
  return rows.map(({ call, analysis, runs, corrections, piiFields }) => {
    const shown = analysis && maskAnalysis(correctedAnalysis(analysis, corrections), piiFields);
    return callView(
      call,
      shown,
      runs.map((run) => maskRun(run, piiFields)),
    );
  });
}

/**
 * Whether a search may leave out calls below the id `after`: there are more than are looked through (`MAX_SEARCHED`), or the
 * older ones are still being put into the index. False without words.
 */
export async function searchIsLimited(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  after: string | null,
): Promise<boolean> {
  return filter.words ? isSearchLimited(db, workspaceId, { ...searchedBy(filter), after }) : false;
}

export async function getTranscript(db: Database, workspaceId: string, callId: string): Promise<Turn[]> {
  const turns = await findTranscript(db, workspaceId, callId);
  if (!turns) throw noSuchCall(callId);
  return turns;
}

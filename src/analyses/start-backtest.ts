import type { Vault } from "../access/vault.ts";
import { type DraftTools, readDraft, wrongInDraft } from "../agents/draft.ts";
import { getAgent } from "../agents/read.ts";
import { configurationContext, sealSecrets } from "../agents/secrets.ts";
import { fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { type BacktestIds, type BacktestRow, insertBacktest } from "../store/backtests.ts";
import { findIdsAt } from "../store/calls.ts";
import { backtestRequest, unknownCalls } from "./backtest-request.ts";
import { type BacktestView, viewBacktest } from "./backtest-view.ts";
import { compareCalls } from "./compare-calls.ts";

/** Each is one reading by a model, which costs money. */
const MAX_BACKTEST_CALLS = 1_000;
const DEFAULT_CALLS = 100;

/** The body of `POST /v1/agents/{id}/backtests`. */
const LongBacktest = backtestRequest(MAX_BACKTEST_CALLS);

export interface StartBacktestTools extends DraftTools {
  clock: Clock;
  newId: NewId;
  vault: Vault;
  requestBacktest: (...ids: BacktestIds[]) => Promise<void>;
}

/**
 * Asks for a draft to be compared on many past calls: `backtest` for so many that nobody waits. Which calls is settled
 * here; `stepBacktest` reads them. One row, then a knock. `invalid` as `backtest` has it. `by` is the key that asks.
 */
export async function startBacktest(
  tools: StartBacktestTools,
  workspaceId: string,
  agentId: string,
  by: string,
  input: unknown,
): Promise<BacktestView> {
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const asked = LongBacktest.safeParse(input);
  if (!asked.success) throw invalid(fieldErrors(asked.error.issues));
  const { draft, call_ids: ids, limit = DEFAULT_CALLS } = asked.data;
  const read = await readDraft(tools, agent, draft);
  const page = { limit: ids?.length ?? limit, offset: 0, after: null };
  const callIds = await findIdsAt(tools.db, workspaceId, { agentId, ids, analyzed: true }, page);
  const unknown = unknownCalls(ids ?? [], callIds);
  if ("wrong" in read || unknown.length > 0) throw invalid([...wrongInDraft(read), ...unknown]);
  const { vault, db, clock, newId } = tools;
  const context = configurationContext(workspaceId, agentId);
  const now = clock();
  const isOver = callIds.length === 0;
  const row: BacktestRow = {
    workspaceId,
    id: newId("bt"),
    agentId,
    agentVersion: agent.version,
    configuration: await sealSecrets(vault, context, read.configuration, agent.configuration),
    callIds,
    total: callIds.length,
    done: 0,
    again: 0,
    attempts: 0,
    summary: compareCalls([]),
    leaseUntil: null,
    dueAt: isOver ? null : now + LOST_MESSAGE_AFTER_MS,
    canceledAt: null,
    finishedAt: isOver ? now : null,
    createdAt: now,
    createdBy: by,
  };
  await insertBacktest(db, row);
  if (!isOver) await tools.requestBacktest({ workspaceId, backtestId: row.id });
  return viewBacktest(row);
}

import { readDraft, wrongInDraft } from "../agents/draft.ts";
import { getAgent } from "../agents/read.ts";
import { fieldErrors, invalid } from "../errors.ts";
import { listCalls } from "../store/calls.ts";
import { backtestRequest, unknownCalls } from "./backtest-request.ts";
import type { ComparedCall } from "./compare-call.ts";
import { compareCalls } from "./compare-calls.ts";
import { CALLS_AT_ONCE, compareWith } from "./compare-with.ts";
import type { RehearsalTools } from "./rehearse.ts";

/** A model takes seconds for each, and the request waits; more are compared by `startBacktest`. */
const MAX_CALLS = 50;
const DEFAULT_CALLS = 20;

/** The body of `POST /v1/agents/{id}/backtest`. */
const Backtest = backtestRequest(MAX_CALLS);

/**
 * What a draft would make of calls that were analyzed before, beside the analysis and the actions that each has: values
 * that change, actions that would fire or no longer fire. Saves and fires nothing. `invalid` lists every wrong place of
 * the draft (under `draft.`), and every call id that names no analyzed call of the agent.
 */
export async function backtest(tools: RehearsalTools, workspaceId: string, agentId: string, input: unknown) {
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const asked = Backtest.safeParse(input);
  if (!asked.success) throw invalid(fieldErrors(asked.error.issues));
  const { draft, call_ids: ids, limit = DEFAULT_CALLS } = asked.data;
  const read = await readDraft(tools, agent, draft);
  const page = { limit: ids?.length ?? limit, offset: 0, after: null };
  const found = await listCalls(tools.db, workspaceId, { agentId, ids, analyzed: true }, page);
  const unknown = unknownCalls(
    ids ?? [],
    found.map(({ call }) => call.id),
  );
  if ("wrong" in read || unknown.length > 0) throw invalid([...wrongInDraft(read), ...unknown]);
  const calls: ComparedCall[] = [];
  for (let from = 0; from < found.length; from += CALLS_AT_ONCE) {
    const some = found.slice(from, from + CALLS_AT_ONCE);
    const compared = await compareWith(tools, workspaceId, read.configuration, some);
    calls.push(...compared.map(({ call }) => call));
  }
  return { agent_id: agentId, version: agent.version, calls, summary: compareCalls(calls) };
}

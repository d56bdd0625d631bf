import * as z from "zod";
import type { Configuration } from "../agents/configuration.ts";
import { DraftMembers, readDraft, wrongInDraft } from "../agents/draft.ts";
import { getAgent } from "../agents/read.ts";
import { type FieldError, fieldErrors, invalid } from "../errors.ts";
import { findTranscripts, listCalls } from "../store/calls.ts";
import { withAskedForHuman } from "../transfers/asked-for-human/hear.ts";
import { type ComparedCall, compareCall } from "./compare-call.ts";
import { compareCalls } from "./compare-calls.ts";
import { type RehearsalTools, rehearse } from "./rehearse.ts";

/** A model takes seconds for each, and the request waits. */
const MAX_CALLS = 50;
const DEFAULT_CALLS = 20;
/** At most 2 MB each in memory, and no more at once than a model's rate limit bears. */
const CALLS_AT_ONCE = 4;

/** A draft, and the calls to read with it: these, or the newest; the body of `POST /v1/agents/{id}/backtest`. */
const Backtest = z
  .strictObject({
    draft: DraftMembers,
    call_ids: z.array(z.string().min(1).max(64)).min(1).max(MAX_CALLS).optional(),
    limit: z.number().int().min(1).max(MAX_CALLS).optional(),
  })
  .refine(({ call_ids, limit }) => !(call_ids && limit), {
    path: ["limit"],
    error: "Choose calls by call_ids or by limit, not by both.",
  });

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
  const unknown = unknownIds(ids ?? [], found);
  if ("wrong" in read || unknown.length > 0) throw invalid([...wrongInDraft(read), ...unknown]);
  const calls: ComparedCall[] = [];
  for (let from = 0; from < found.length; from += CALLS_AT_ONCE) {
    const some = found.slice(from, from + CALLS_AT_ONCE);
    calls.push(...(await compareWith(tools, workspaceId, read.configuration, some)));
  }
  return { agent_id: agentId, version: agent.version, calls, summary: compareCalls(calls) };
}

type FoundCall = Awaited<ReturnType<typeof listCalls>>[number];

async function compareWith(
  tools: RehearsalTools,
  workspaceId: string,
  configuration: Configuration,
  found: readonly FoundCall[],
): Promise<ComparedCall[]> {
  const hiddenNow = configuration.post_call_data_extraction.filter(({ pii }) => pii).map(({ name }) => name);
  const ids = found.map(({ call }) => call.id);
  const turnsOf = await findTranscripts(tools.db, workspaceId, ids);
  const compared = found.map(async ({ call, analysis, piiFields, ...rest }) => {
    if (!analysis) return [];
    const turns = turnsOf.get(call.id) ?? [];
    const rehearsal = await rehearse(tools, configuration, withAskedForHuman(call, turns), turns);
    return [compareCall({ analysis, ...rest }, rehearsal, [...piiFields, ...hiddenNow])];
  });
  return (await Promise.all(compared)).flat();
}

function unknownIds(ids: readonly string[], found: readonly FoundCall[]): FieldError[] {
  const known = new Set(found.map(({ call }) => call.id));
  return ids.flatMap((id, i) => {
    const message = `The agent has no analyzed call ${id}: check the id, or wait for its analysis.`;
    return known.has(id) ? [] : [{ field: `call_ids.${i}`, message }];
  });
}

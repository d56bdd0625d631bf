import * as z from "zod";
import type { Action } from "../actions/action.ts";
import { followUpOf } from "../actions/follow-up.ts";
import type { RequestSource } from "../actions/render.ts";
import { showRequest } from "../actions/show-request.ts";
import { DraftMembers, readDraft, wrongInDraft } from "../agents/draft.ts";
import { getAgent } from "../agents/read.ts";
import { maskSecrets } from "../agents/secrets.ts";
import { FinishedCall } from "../calls/finished-call.ts";
import type { Trace } from "../conditions/trace.ts";
import { fieldErrors, invalid } from "../errors.ts";
import type { AgentRow } from "../store/agents.ts";
import type { ActionRunRow, CallRow } from "../store/calls.ts";
import { withOptOut } from "../suppressions/hear.ts";
import { withAskedForHuman } from "../transfers/asked-for-human/hear.ts";
import { type RehearsalTools, rehearse, wouldFire } from "./rehearse.ts";
import { analysisView } from "./view.ts";

/** Stands where a request would name the call. */
const CALL_ID = "call_test";

/** A draft, and beside it a call in any form of `POST /v1/calls`; the body of `POST /v1/agents/{id}/test`. */
const TryOut = z.looseObject({ draft: DraftMembers.optional() });

/**
 * What an agent, or a draft of it, makes of a call that never was, and which actions would fire. Saves and fires nothing.
 * `invalid` lists every wrong place of the draft (under `draft.`) and of the call; a model that fails is an analysis that
 * failed. A call that names no time begins now, so that "tomorrow" can be tried.
 */
export async function tryOut(tools: RehearsalTools, workspaceId: string, agentId: string, input: unknown) {
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const asked = TryOut.safeParse(input);
  if (!asked.success) throw invalid(fieldErrors(asked.error.issues));
  const { draft, ...told } = asked.data;
  const now = tools.clock();
  const startedAt = told.started_at ?? (told.ended_at ? undefined : new Date(now).toISOString());
  const finished = FinishedCall.safeParse({ ...told, started_at: startedAt, agent_id: agentId });
  const read = draft ? await readDraft(tools, agent, draft) : agent;
  if ("wrong" in read || !finished.success) {
    throw invalid([...wrongInDraft(read), ...(finished.success ? [] : fieldErrors(finished.error.issues))]);
  }
  const { turns } = finished.data;
  const call = withAskedForHuman(withOptOut(callOf(agent, finished.data, now), turns), turns);
  const rehearsal = await rehearse(tools, read.configuration, call, turns);
  const { status, reason, model, latency_ms, usage, cost_usd, data, fields } = analysisView(
    rehearsal.analysis,
  );
  const actions = maskSecrets(read.configuration).post_call_actions;
  const followUp = await followUpOf(tools, workspaceId, rehearsal.runs);
  return {
    agent_id: agentId,
    version: agent.version,
    analysis: { status, reason, model, latency_ms, usage, cost_usd, data, fields },
    actions: rehearsal.runs.map((run) => {
      const action = actions[run.position];
      const transfer = rehearsal.transfers.get(run.name);
      if (transfer) return { name: run.name, type: run.type, ...transfer };
      const trace = rehearsal.traces.get(run.name) ?? null;
      return showRun(run, trace, action, {
        ...rehearsal,
        call,
        turns,
        followUp,
        configuration: read.configuration,
        now,
      });
    }),
  };
}

/** The row that the call would have. */
function callOf(agent: AgentRow, { turns: _, ...facts }: FinishedCall, now: number): CallRow {
  return {
    ...facts,
    workspaceId: agent.workspaceId,
    id: CALL_ID,
    agentVersion: agent.version,
    provider: "test",
    providerCallId: facts.providerCallId ?? CALL_ID,
    fingerprint: "",
    analysisStatus: "pending",
    analysisId: null,
    analysisAttempts: 0,
    analysisDueAt: null,
    needsReview: 0,
    optOut: null,
    transferOutcome: null,
    askedForHuman: null,
    connectionId: null,
    transcriptProblem: null,
    createdAt: now,
  };
}

/** A decision with what it would set going: a follow-up's plan or a webhook's request, headers masked. */
function showRun(
  run: ActionRunRow,
  trace: Trace | null,
  action: Action | undefined,
  source: Omit<RequestSource, "run">,
) {
  const { name, type, explanation, plan } = run;
  const shown = { name, type, would_fire: wouldFire(run), explanation, trace };
  if (!shown.would_fire) return shown;
  return action?.type === "webhook"
    ? { ...shown, request: showRequest(action.config, { ...source, run }) }
    : { ...shown, plan };
}

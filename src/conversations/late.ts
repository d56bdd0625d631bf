import { firstAnalysisId } from "../analyses/analyze.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { attemptEnded } from "../schedules/attempt-ended.ts";
import type { CloseTools } from "../schedules/close-attempt.ts";
import { UNDER_WAY } from "../store/dial-attempts.ts";
import { saveLateTranscript } from "../store/late-transcripts.ts";
import { type FoundProviderCall, findProviderCall, waitForCall } from "../store/provider-calls.ts";
import type { ReanalysisIds } from "../store/reanalyses.ts";
import { fillFacts } from "../store/save-call.ts";
import { type AssembledCall, assemble } from "./assemble.ts";
import { findAttempt, resultOf } from "./attempt.ts";
import { FETCH_AGAIN_AFTER_MS, type FetchTools, fetchTranscript } from "./fetch.ts";
import { finishedFacts, NO_END_TOLD } from "./finished.ts";

export type LateTools = FetchTools &
  CloseTools & {
    requestReanalysis: (...ids: ReanalysisIds[]) => Promise<void>;
  };

/**
 * What is told of a call that was closed: what it lacked is filled in, a transcript that it had to do without is read after
 * all, with what follows from it, and an attempt that nobody could name before ends.
 */
export async function takeLate(
  tools: LateTools,
  found: FoundProviderCall,
  assembled: AssembledCall,
): Promise<Outcome> {
  const { call } = found;
  const { fetch } = assembled;
  if (fetch && call.problem !== null && call.fetches < FETCH_AGAIN_AFTER_MS.length) {
    return fetchTranscript(tools, found, fetch, async () => {
      const again = await findProviderCall(tools.db, call);
      return again ? takeFacts(tools, again, assemble(again.events)) : DONE;
    });
  }
  return takeFacts(tools, found, assembled);
}

async function takeFacts(
  tools: LateTools,
  found: FoundProviderCall,
  assembled: AssembledCall,
): Promise<Outcome> {
  const { call } = found;
  const { workspaceId, callId } = call;
  const dialled = await findAttempt(tools.db, call, assembled);
  const { turns, status, ...finished } = finishedFacts(assembled, dialled?.schedule ?? null);
  const { recordingUrl, endReason, fromNumber, toNumber, startedAt, endedAt, durationMs } = finished;
  await fillFacts(tools.db, {
    ...{ workspaceId, id: callId, recordingUrl, endReason, fromNumber, toNumber },
    ...{ startedAt, endedAt, durationMs },
  });
  // What was closed in silence went on: with its end the whole of it is known.
  const goneOn = assembled.isOver ? NO_END_TOLD : null;
  if (turns.length > 0) await readLate(tools, call, turns, goneOn);
  if (dialled && UNDER_WAY.includes(dialled.attempt.status)) {
    const kept = { callId, problem: null, durationMs };
    await attemptEnded(tools, dialled.attempt, resultOf(status, assembled, call, kept));
  }
  await waitForCall(tools.db, found, { dueAt: null });
  return DONE;
}

/**
 * Where it was closed without a transcript, its first reading found nothing to read, so nothing of what follows from it has
 * been done either. Where it was closed with that end reason, what was said since was not read.
 */
async function readLate(
  tools: LateTools,
  { workspaceId, callId }: FoundProviderCall["call"],
  turns: Parameters<typeof saveLateTranscript>[2],
  closedBy: string | null,
): Promise<void> {
  const now = tools.clock();
  // Named after the first, so that a transcript that comes twice is read once.
  const analysisId = `${firstAnalysisId(callId)}_late`;
  const dueAt = now + LOST_MESSAGE_AFTER_MS;
  const ids = { workspaceId, callId, analysisId };
  if (await saveLateTranscript(tools.db, ids, turns, { now, dueAt, closedBy }))
    await tools.requestReanalysis(ids);
}

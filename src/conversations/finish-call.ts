import { finishedCall, type GivenCall } from "../calls/finished-call.ts";
import { ingestCall } from "../calls/ingest.ts";
import { shownAnalysisStatus } from "../calls/status.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { findShownCall, registerCall } from "../store/register-call.ts";
import type { CallEvent } from "../telephony/event.ts";
import { toldFacts } from "../telephony/reading/told-facts.ts";
import { sha256 } from "../telephony/signatures/hmac.ts";
import type { BeginTools, Begun } from "./begin-call.ts";
import { ownCall, settleNow } from "./own-call.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import { sourceOf, takeIn } from "./take-in.ts";

/**
 * Takes in a finished call, by itself or as the last word on one that goes on under its `providerCallId`: that is closed
 * with it, under its own id and with its own agent, and read once. One that was closed without its end or its words is read
 * again with them. Errors as of `ingestCall`.
 */
export async function finishCall(tools: BeginTools, workspaceId: string, given: GivenCall): Promise<Begun> {
  const finished = finishedCall(given);
  const ingested = await ingestCall(tools, workspaceId, OWN_SYSTEM, finished);
  const { providerCallId } = given;
  if (!ingested.takesMore || providerCallId === null) return ingested;
  const key = ownCall(workspaceId, providerCallId);
  const now = tools.clock();
  const registered = await registerCall(
    tools.db,
    { ...key, callId: ingested.callId },
    { now, dueAt: now + LOST_MESSAGE_AFTER_MS },
  );
  const isShown = (await findShownCall(tools.db, key)) !== null;
  const news = await takeIn(tools, sourceOf(key), [await lastWord(given, isShown ? null : given.agentId)]);
  await settleNow(tools, key);
  await tools.tellLive(news);
  // Whoever closed it, and with which words, it is a repetition of that now, or contradicts it.
  const { analysisStatus } = await ingestCall(tools, workspaceId, OWN_SYSTEM, finished);
  const { callId } = registered;
  return { callId, created: false, analysisStatus: shownAnalysisStatus(analysisStatus) };
}

/** `agent` is ours, where no row says yet whose call it is. */
async function lastWord(given: GivenCall, agent: string | null): Promise<CallEvent> {
  const { agentId: _, providerCallId, turns, ...facts } = given;
  const at = given.endedAt ?? given.startedAt;
  return {
    key: `finished:${await sha256(JSON.stringify(turns), "hex")}`,
    callId: providerCallId ?? "",
    at: at === null ? null : Date.parse(at),
    kind: "ended",
    facts: toldFacts({ ...facts, agent }),
    isFinal: true,
    ...(turns.length > 0 ? { turns } : {}),
  };
}

import type { BegunCall } from "../calls/begun-call.ts";
import { shownAnalysisStatus } from "../calls/status.ts";
import { invalid } from "../errors.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { findAgent } from "../store/agents.ts";
import { findProviderCall, type ProviderCallKey } from "../store/provider-calls.ts";
import { findShownCall, registerCall } from "../store/register-call.ts";
import { openCall } from "../store/save-call.ts";
import type { CallEvent } from "../telephony/event.ts";
import { toldFacts } from "../telephony/reading/told-facts.ts";
import { assemble } from "./assemble.ts";
import { openRow } from "./open.ts";
import { ownCall, settleNow } from "./own-call.ts";
import type { SettleTools } from "./settle.ts";
import { type News, sourceOf, type TakeInTools, takeIn } from "./take-in.ts";

export type BeginTools = TakeInTools & SettleTools & { tellLive: (news: readonly News[]) => Promise<void> };

export interface Begun {
  callId: string;
  /** False: it stood already, and may be over. */
  created: boolean;
  analysisStatus: string;
}

/**
 * Opens a call that goes on, as its own system tells of it: shown when this answers, so that events can follow at once. Sent
 * again with the same `providerCallId` it is the same call, whose agent stays; `in_progress` after `ringing` says that it
 * was answered. An unknown agent is `invalid`, before anything is stored.
 */
export async function beginCall(tools: BeginTools, workspaceId: string, begun: BegunCall): Promise<Begun> {
  const { db, clock } = tools;
  const agent = await findAgent(db, workspaceId, begun.agentId);
  if (!agent) throw noAgent(begun.agentId);
  const callId = tools.newId("call");
  const key = ownCall(workspaceId, begun.providerCallId ?? callId);
  const now = clock();
  const registered = await registerCall(db, { ...key, callId }, { now, dueAt: now + LOST_MESSAGE_AFTER_MS });
  const standing = registered.isNew ? null : await findShownCall(db, key);
  if (registered.status === "open") {
    const event = begins(key, { ...begun, agentId: standing?.agentId ?? begun.agentId }, now);
    const news = await takeIn(tools, sourceOf(key), [event]);
    await settleNow(tools, key);
    if (begun.status !== "in_progress" && !standing) await showRinging(tools, key, begun);
    await tools.tellLive(news);
  }
  const shown = await findShownCall(db, key);
  // Its agent was deleted meanwhile.
  if (!shown) throw noAgent(begun.agentId);
  const { id, analysisStatus } = shown;
  return { callId: id, created: registered.isNew, analysisStatus: shownAnalysisStatus(analysisStatus) };
}

const noAgent = (id: string) =>
  invalid([{ field: "agent_id", message: `There is no agent ${id}: create it, or check the id.` }]);

function begins(key: ProviderCallKey, begun: BegunCall, now: number): CallEvent {
  const { agentId: agent, providerCallId: _, ...facts } = begun;
  return {
    key: `begun:${begun.status}`,
    callId: key.providerCallId,
    at: begun.startedAt === null ? now : Date.parse(begun.startedAt),
    kind: "started",
    facts: toldFacts({ ...facts, agent }),
  };
}

/** A provider's call is shown once somebody talks; here its id is answered, and is to be good for something. */
async function showRinging(tools: BeginTools, key: ProviderCallKey, { agentId, status }: BegunCall) {
  const found = await findProviderCall(tools.db, key);
  if (!found) return;
  const row = openRow(found, assemble(found.events), { dialled: null, agentId, agentVersion: 0 });
  await openCall(tools.db, { ...row, status }, null, key);
}

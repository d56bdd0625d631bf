import type { Viewer } from "../access/viewer.ts";
import { getCall } from "../calls/read.ts";
import type { LiveMessage } from "../conversations/live-message.ts";
import { findTranscript } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { numbered } from "./turns-changed.ts";

/** What whoever follows a call is shown that was over before they came. */
export async function finishedMessages(
  db: Database,
  { workspaceId, callId }: Viewer,
  at: string,
): Promise<LiveMessage[]> {
  const [{ analysis, actions: _, transfers, ...call }, turns] = await Promise.all([
    getCall(db, workspaceId, callId),
    findTranscript(db, workspaceId, callId),
  ]);
  return [
    {
      ...{ type: "snapshot", at, call, turns: numbered(turns ?? []), fields: analysis.fields },
      ...{ decisions: [], transfers },
    },
    ended(call, at),
  ];
}

/** The last word to whoever followed a call that was closed unheard. */
export async function endOfClosed(
  db: Database,
  { workspaceId, callId }: Pick<Viewer, "workspaceId" | "callId">,
): Promise<LiveMessage> {
  return ended(await getCall(db, workspaceId, callId), new Date().toISOString());
}

const ended = (
  { call_status, end_reason }: { call_status: string; end_reason: string | null },
  at: string,
): LiveMessage => ({ type: "ended", at, call_status, end_reason });

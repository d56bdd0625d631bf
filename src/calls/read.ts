import { AppError } from "../errors.ts";
import { findCall, findTranscript } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { Turn } from "./turn.ts";
import { type CallView, callView } from "./view.ts";

export { type CallFilter, countCalls, listCalls } from "../store/calls.ts";

const notFound = (callId: string) =>
  new AppError("not_found", `There is no call ${callId.slice(0, 64)}: check the id, or list the calls.`);

/** A call with its analysis and its actions. */
export async function getCall(db: Database, workspaceId: string, callId: string): Promise<CallView> {
  const found = await findCall(db, workspaceId, callId);
  if (!found) throw notFound(callId);
  return callView(found.call, found.analysis, found.runs);
}

export async function getTranscript(db: Database, workspaceId: string, callId: string): Promise<Turn[]> {
  const turns = await findTranscript(db, workspaceId, callId);
  if (!turns) throw notFound(callId);
  return turns;
}

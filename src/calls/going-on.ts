import { callsGoingOn } from "../store/calls-going-on.ts";
import type { Database } from "../store/database.ts";
import { callFacts } from "./view.ts";

/** More than anybody watches at once. */
const MAX_GOING_ON = 200;

/** The calls that go on, the newest first, at most `MAX_GOING_ON`. */
export async function listCallsGoingOn(db: Database, workspaceId: string) {
  return (await callsGoingOn(db, workspaceId, MAX_GOING_ON)).map(callFacts);
}

import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { openCredentials } from "../store/open-credentials.ts";
import { BOOTSTRAP_KEY_ID, DEFAULT_WORKSPACE_ID, unknownKey } from "./authenticate.ts";
import { sha256Hex } from "./digest.ts";
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from "./session.ts";
import type { Viewer } from "./viewer.ts";

export interface StandingTools {
  db: Database;
  clock: Clock;
  bootstrapApiKey: string;
}

type Opener = Pick<Viewer, "workspaceId" | "keyId" | "sessionId">;

/**
 * Those of a call's viewers whose key opens its workspace still, and whose session has not ended where they came by one:
 * what stays open asks again before it tells them anything, or obeys. One question for all of them.
 */
export async function stillStanding<Who extends Opener>(
  { db, clock, bootstrapApiKey }: StandingTools,
  who: readonly Who[],
): Promise<Who[]> {
  const [{ workspaceId } = { workspaceId: "" }] = who;
  const now = clock();
  const open = await openCredentials(db, workspaceId, {
    keyIds: who.map(({ keyId }) => keyId),
    sessionIds: who.flatMap(({ sessionId }) => sessionId ?? []),
    seenFrom: now - SESSION_IDLE_MS,
    begunFrom: now - SESSION_LONGEST_MS,
    bootstrapHash: await sha256Hex(bootstrapApiKey),
  });
  // A new bootstrap key is a new version of the Worker, which closes every socket by itself.
  if (workspaceId === DEFAULT_WORKSPACE_ID) open.keys.add(BOOTSTRAP_KEY_ID);
  return who.filter(
    (one) =>
      one.workspaceId === workspaceId &&
      (one.sessionId === null ? open.keys.has(one.keyId) : open.sessions.has(one.sessionId)),
  );
}

/** Throws `unauthorized` where a viewer's key, or session, opens nothing any more. */
export async function checkStanding(tools: StandingTools, viewer: Opener): Promise<void> {
  if ((await stillStanding(tools, [viewer])).length === 0) throw unknownKey();
}

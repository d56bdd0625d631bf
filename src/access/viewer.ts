import * as z from "zod";
import type { Principal } from "./authenticate.ts";

/** By which a door tells a call's object who follows it; nobody else reaches the object. */
const VIEWER_HEADER = "aftercall-viewer";

/** Who follows a call: kept beside their socket, for the commands that come by it and to see that they still may. */
const Viewer = z.object({
  workspaceId: z.string(),
  callId: z.string(),
  /** The name of their API key: who a command is from. */
  name: z.string(),
  keyId: z.string(),
  /** The session of the dashboard that they came by; null where they showed the key itself. */
  sessionId: z.string().nullable(),
});
export type Viewer = z.infer<typeof Viewer>;

/** Whoever asks, as one who follows a call. */
export const viewerFrom = (
  {
    workspaceId,
    name,
    keyId,
    sessionId = null,
  }: Pick<Principal, "workspaceId" | "name" | "keyId"> & {
    sessionId?: string | null;
  },
  callId: string,
): Viewer => ({ workspaceId, callId, name, keyId, sessionId });

/** Headers that take a viewer along; a name may be in any script, which a header may not. */
export const viewerHeaders = (viewer: Viewer): Record<string, string> => ({
  [VIEWER_HEADER]: encodeURIComponent(JSON.stringify(viewer)),
});

/** Null where the headers name none. */
export function viewerOf(headers: Headers): Viewer | null {
  const told = headers.get(VIEWER_HEADER);
  return told === null ? null : readViewer(JSON.parse(decodeURIComponent(told)));
}

export const readViewer = (kept: unknown): Viewer | null => Viewer.safeParse(kept).data ?? null;

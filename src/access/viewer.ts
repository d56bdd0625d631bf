import * as z from "zod";

/** By which a door tells a call's object who follows it; nobody else reaches the object. */
const VIEWER_HEADER = "aftercall-viewer";

/** Who follows a call: kept beside their socket, for the commands that come by it. */
const Viewer = z.object({
  workspaceId: z.string(),
  callId: z.string(),
  /** The name of their API key: who a command is from. */
  name: z.string(),
});
export type Viewer = z.infer<typeof Viewer>;

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

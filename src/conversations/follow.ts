import { type Viewer, viewerHeaders } from "../access/viewer.ts";
import { AppError } from "../errors.ts";
import type { LogFields, LogLevel } from "../log.ts";
import { reasonOf } from "../log.ts";
import { LiveMessage } from "./live-message.ts";

export interface FollowTools {
  viewLive: (workspaceId: string, callId: string, request: Request) => Promise<Response>;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
}

/** A WebSocket to the call's live view, not accepted yet; `unavailable` where its object does not answer. */
export async function followCall(tools: FollowTools, viewer: Viewer): Promise<WebSocket> {
  const { workspaceId, callId } = viewer;
  // The object is reached by its name: the address is no more than the form that a request has.
  const request = new Request("https://live.invalid/", {
    headers: { upgrade: "websocket", ...viewerHeaders(viewer) },
  });
  const answer = await tools.viewLive(workspaceId, callId, request).catch((fault: unknown) => {
    tools.log("error", "live_view_failed", { call_id: callId, reason: reasonOf(fault) });
    return null;
  });
  const socket = answer?.webSocket;
  if (!socket) throw new AppError("unavailable", "The call cannot be followed just now: try again.");
  return socket;
}

export type Snapshot = Extract<LiveMessage, { type: "snapshot" }>;

/** How long an object that has just been woken may take to tell what it knows. */
const SNAPSHOT_TIMEOUT_MS = 5_000;

/** All that is known of a call at this moment: the first word of its live view. */
export async function lookAt(tools: FollowTools, viewer: Viewer): Promise<Snapshot> {
  const socket = await followCall(tools, viewer);
  try {
    return await new Promise<Snapshot>((resolve, reject) => {
      const late = () => reject(new AppError("unavailable", "The call does not answer just now: try again."));
      const timer = setTimeout(late, SNAPSHOT_TIMEOUT_MS);
      socket.addEventListener("message", ({ data }) => {
        const message = LiveMessage.safeParse(JSON.parse(String(data))).data;
        if (message?.type !== "snapshot") return;
        clearTimeout(timer);
        resolve(message);
      });
      socket.accept();
    });
  } finally {
    socket.close(NORMAL_CLOSURE, "Seen.");
  }
}

/** RFC 6455, 7.4.1. */
const NORMAL_CLOSURE = 1000;

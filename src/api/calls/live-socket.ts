import { viewerHeaders } from "../../access/viewer.ts";
import { AppError } from "../../errors.ts";
import { reasonOf } from "../../log.ts";
import type { ApiContext } from "../context.ts";

export const asksForSocket = (c: ApiContext) => c.req.header("upgrade")?.toLowerCase() === "websocket";

/** A WebSocket to the call's live view, not accepted yet. */
export async function openLiveSocket(c: ApiContext, callId: string): Promise<WebSocket> {
  const { workspaceId, name } = c.get("principal");
  const headers = { upgrade: "websocket", ...viewerHeaders({ workspaceId, callId, name }) };
  const request = new Request(c.req.url, { headers });
  const { services } = c.env;
  const answer = await services.viewLive(workspaceId, callId, request).catch((fault: unknown) => {
    services.log("error", "live_view_failed", { call_id: callId, reason: reasonOf(fault) });
    return null;
  });
  const socket = answer?.webSocket;
  if (!socket) throw new AppError("unavailable", "The call cannot be followed just now: try again.");
  return socket;
}

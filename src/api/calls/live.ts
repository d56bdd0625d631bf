import { viewerHeaders } from "../../access/viewer.ts";
import { getCall } from "../../calls/read.ts";
import { AppError } from "../../errors.ts";
import { reasonOf } from "../../log.ts";
import type { ApiContext } from "../context.ts";
import { eventStream, LAST_EVENT_ID } from "../event-stream.ts";
import { handlers } from "../handlers.ts";

/** A call as it goes on: a WebSocket, which takes commands too, or else server-sent events. */
export const followCall = handlers(async (c) => {
  const callId = c.req.param("id") ?? "";
  await getCall(c.env.services.db, c.get("workspaceId"), callId);
  const isSocket = c.req.header("upgrade")?.toLowerCase() === "websocket";
  // It has had the last event: no content has an EventSource stop coming back (HTML, server-sent events).
  if (!isSocket && c.req.header("last-event-id") === LAST_EVENT_ID) return c.body(null, 204);
  const socket = await openSocket(c, callId);
  if (isSocket) return new Response(null, { status: 101, webSocket: socket });
  return new Response(eventStream(socket), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
    },
  });
});

/** A WebSocket to the call's live view, not accepted yet. */
export async function openSocket(c: ApiContext, callId: string): Promise<WebSocket> {
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

import { viewerFrom } from "../../access/viewer.ts";
import { getCall } from "../../calls/read.ts";
import { eventStream, LAST_EVENT_ID } from "../../conversations/event-stream.ts";
import { followCall as follow } from "../../conversations/follow.ts";
import { asksForSocket } from "../asks-for-socket.ts";
import { handlers } from "../handlers.ts";

/** A call as it goes on: a WebSocket, which takes commands too, or else server-sent events. */
export const followCall = handlers(async (c) => {
  const callId = c.req.param("id") ?? "";
  const principal = c.get("principal");
  await getCall(c.env.services.db, principal.workspaceId, callId);
  const isSocket = asksForSocket(c);
  // 204 tells an EventSource that had the last event not to connect again (HTML, server-sent events).
  if (!isSocket && c.req.header("last-event-id") === LAST_EVENT_ID) return c.body(null, 204);
  const socket = await follow(c.env.services, viewerFrom(principal, callId));
  if (isSocket) return new Response(null, { status: 101, webSocket: socket });
  return new Response(eventStream(socket), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
    },
  });
});

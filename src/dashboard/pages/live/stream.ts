import { getCall } from "../../../calls/read.ts";
import { eventStream, LAST_EVENT_ID } from "../../../conversations/event-stream.ts";
import { followCall } from "../../../conversations/follow.ts";
import { type DashboardContext, handlers } from "../../context.ts";
import { currentSession } from "../../session.ts";

/** Says that something happened; what it is, the page asks for. */
export const streamCall = handlers(async (c) => {
  // 204 tells an EventSource that had the last event not to connect again (HTML, server-sent events).
  if (c.req.header("last-event-id") === LAST_EVENT_ID) return c.body(null, 204);
  const callId = c.req.param("id") ?? "";
  const { workspaceId, name } = c.get("signedIn");
  await getCall(c.env.services.db, workspaceId, callId);
  const socket = await followCall(c.env.services, { workspaceId, callId, name });
  return new Response(eventStream(socket).pipeThrough(whileSignedIn(c)), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
    },
  });
});

/** A call goes on for hours: who is signed out meanwhile, or whose key is revoked, hears nothing more of it. */
const whileSignedIn = (c: DashboardContext) =>
  new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      if (await currentSession(c)) controller.enqueue(chunk);
      else controller.terminate();
    },
  });

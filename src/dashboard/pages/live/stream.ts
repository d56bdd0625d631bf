import { viewerFrom } from "../../../access/viewer.ts";
import { getCall } from "../../../calls/read.ts";
import { eventStream, LAST_EVENT_ID } from "../../../conversations/event-stream.ts";
import { followCall } from "../../../conversations/follow.ts";
import { handlers } from "../../context.ts";

/** Says that something happened; what it is, the page asks for. */
export const streamCall = handlers(async (c) => {
  // 204 tells an EventSource that had the last event not to connect again (HTML, server-sent events).
  if (c.req.header("last-event-id") === LAST_EVENT_ID) return c.body(null, 204);
  const callId = c.req.param("id") ?? "";
  const signedIn = c.get("signedIn");
  await getCall(c.env.services.db, signedIn.workspaceId, callId);
  const socket = await followCall(c.env.services, viewerFrom(signedIn, callId));
  return new Response(eventStream(socket), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
    },
  });
});

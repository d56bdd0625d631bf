import { checkStanding } from "../../access/standing.ts";
import { viewerFrom } from "../../access/viewer.ts";
import { followCall } from "../../conversations/follow.ts";
import { findOpenCall, tellCall } from "../../conversations/tell-call.ts";
import { AppError } from "../../errors.ts";
import { viewToolResult } from "../../telephony/tool-result.ts";
import { viewTransfer } from "../../transfers/view.ts";
import { asksForSocket } from "../asks-for-socket.ts";
import { jsonBody } from "../body.ts";
import type { ApiContext } from "../context.ts";
import { handlers } from "../handlers.ts";
import { converse } from "./event-socket.ts";

/** One event or `{events}`; answered once whoever listens live has heard them. */
export const tellEvents = handlers(async (c) => {
  const { events, tools, transfers } = await tell(c, jsonBody(c));
  const accepted = events.filter(({ isNew }) => isNew).length;
  const counts = { accepted, repeated: events.length - accepted };
  return c.json({ ...counts, tools: tools.map(viewToolResult), transfers: transfers.map(viewTransfer) }, 202);
});

/** The same as a WebSocket, for a voice agent that streams: an event a message, each answered in order. */
export const streamEvents = handlers(async (c) => {
  if (!asksForSocket(c)) {
    const message = "Connect to this address with a WebSocket, or POST events to it.";
    throw new AppError("upgrade_required", message);
  }
  const { services } = c.env;
  const callId = c.req.param("id") ?? "";
  const viewer = viewerFrom(c.get("principal"), callId);
  await findOpenCall(services.db, viewer.workspaceId, callId);
  const view = await followCall(services, viewer);
  const { 0: theirs, 1: ours } = new WebSocketPair();
  converse(ours, view, {
    tell: async (event) => {
      await checkStanding(services, viewer);
      return tell(c, event);
    },
    log: services.log,
    later: (work) => c.executionCtx.waitUntil(work),
  });
  return new Response(null, { status: 101, webSocket: theirs });
});

const tell = (c: ApiContext, input: unknown) =>
  tellCall(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", input, (work) =>
    c.executionCtx.waitUntil(work),
  );

import * as z from "zod";
import { DELIVERY_STATUSES } from "../../webhooks/delivery-status.ts";
import { EVENT_TYPES } from "../../webhooks/event.ts";
import { countDeliveries, listDeliveries as list } from "../../webhooks/list.ts";
import { Instant } from "../../webhooks/selection.ts";
import { showDelivery } from "../../webhooks/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const time = Instant.transform((text) => Date.parse(text)).optional();

const Query = z.strictObject({
  call_id: z.string().optional(),
  agent_id: z.string().optional(),
  endpoint_id: z.string().optional(),
  schedule_id: z.string().optional(),
  replay_id: z.string().optional(),
  event_type: z.enum(EVENT_TYPES).optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
  url: z.string().optional(),
  /** By the time that the delivery was made: from `since` on, and before `until`. */
  since: time,
  until: time,
  ...pageQuery(),
});

export const listDeliveries = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { limit, offset, cursor, status, ...asked } = c.req.valid("query");
  const filter = {
    callId: asked.call_id,
    agentId: asked.agent_id,
    endpointId: asked.endpoint_id,
    scheduleId: asked.schedule_id,
    replayId: asked.replay_id,
    eventType: asked.event_type,
    statuses: status && [status],
    url: asked.url,
    since: asked.since,
    until: asked.until,
  };
  return answerPage(
    c,
    { limit, offset, cursor },
    {
      rows: (part) => list(db, workspaceId, filter, part),
      count: () => countDeliveries(db, workspaceId, filter),
      idOf: (delivery) => delivery.id,
      view: showDelivery,
    },
  );
});

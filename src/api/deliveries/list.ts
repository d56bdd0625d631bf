import * as z from "zod";
import { countDeliveries, DELIVERY_STATUSES, listDeliveries as list } from "../../store/deliveries.ts";
import { showDelivery } from "../../webhooks/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const Query = z.strictObject({
  call_id: z.string().optional(),
  agent_id: z.string().optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
  url: z.string().optional(),
  ...pageQuery(),
});

export const listDeliveries = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { call_id: callId, agent_id: agentId, status, url, ...page } = c.req.valid("query");
  const filter = { callId, agentId, status, url };
  return answerPage(c, page, {
    rows: (part) => list(db, workspaceId, filter, part),
    count: () => countDeliveries(db, workspaceId, filter),
    idOf: (delivery) => delivery.id,
    view: showDelivery,
  });
});

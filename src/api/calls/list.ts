import * as z from "zod";
import { countCalls, listCalls as list } from "../../calls/read.ts";
import { CALL_STATUSES, DIRECTIONS } from "../../calls/status.ts";
import { callView } from "../../calls/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** A plus that was not escaped has become a space on the way. */
const number = z.string().transform((text) => text.replace(/^ /, "+"));

const Query = z.strictObject({
  agent_id: z.string().optional(),
  status: z.enum(CALL_STATUSES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  from: number.optional(),
  to: number.optional(),
  ...pageQuery(),
});

export const listCalls = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { agent_id: agentId, status, direction, from, to, ...page } = c.req.valid("query");
  const filter = { agentId, status, direction, from, to };
  return answerPage(c, page, {
    rows: (part) => list(db, workspaceId, filter, part),
    count: () => countCalls(db, workspaceId, filter),
    idOf: ({ call }) => call.id,
    view: ({ call, analysis, runs }) => callView(call, analysis, runs),
  });
});

import * as z from "zod";
import { viewSchedule } from "../../schedules/view.ts";
import { countSchedules, listSchedules as list, SCHEDULE_STATUSES } from "../../store/schedules.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const Query = z.strictObject({
  agent_id: z.string().optional(),
  status: z.enum(SCHEDULE_STATUSES).optional(),
  ...pageQuery(),
});

export const listSchedules = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { agent_id: agentId, status, ...page } = c.req.valid("query");
  const filter = { agentId, status };
  return answerPage(c, page, {
    rows: (part) => list(db, workspaceId, filter, part),
    count: () => countSchedules(db, workspaceId, filter),
    idOf: ({ schedule }) => schedule.id,
    view: viewSchedule,
  });
});

import * as z from "zod";
import { viewSchedule } from "../../schedules/view.ts";
import { countSchedules, listSchedules as list } from "../../store/schedule-lists.ts";
import { SCHEDULE_STATUSES } from "../../store/schedules.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const Query = z.strictObject({
  agent_id: z.string().optional(),
  status: z.enum(SCHEDULE_STATUSES).optional(),
  call_id: z.string().optional(),
  /** A plus that was not escaped has become a space on the way. */
  to_number: z
    .string()
    .transform((text) => text.replace(/^ /, "+"))
    .optional(),
  /** Of the next run. */
  from: instant.optional(),
  before: instant.optional(),
  ...pageQuery(),
});

export const listSchedules = handlers(query(Query), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const {
    agent_id: agentId,
    status,
    call_id: callId,
    to_number: toNumber,
    from,
    before,
    ...page
  } = c.req.valid("query");
  const filter = { agentId, status, callId, toNumber, runsFrom: from, runsBefore: before };
  return answerPage(c, page, {
    rows: (part) => list(db, workspaceId, filter, part),
    count: () => countSchedules(db, workspaceId, filter),
    idOf: ({ schedule }) => schedule.id,
    view: viewSchedule,
  });
});

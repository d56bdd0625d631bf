import * as z from "zod";
import { noSchedule } from "../../schedules/read.ts";
import { viewAttempt } from "../../schedules/view.ts";
import { countAttempts, listAttempts as list } from "../../store/dial-attempts.ts";
import { findSchedule } from "../../store/schedules.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listAttempts = handlers(query(z.strictObject(pageQuery())), async (c) => {
  const { db } = c.env.services;
  const ids = { workspaceId: c.get("workspaceId"), scheduleId: c.req.param("id") ?? "" };
  const found = await findSchedule(db, ids);
  if (!found) throw noSchedule(ids.scheduleId);
  return answerPage(c, c.req.valid("query"), {
    rows: ({ after, ...page }) => list(db, ids, { ...page, below: after === null ? null : Number(after) }),
    count: () => countAttempts(db, ids),
    idOf: ({ number }) => String(number),
    view: (attempt) => viewAttempt(attempt, found.schedule.timezone),
  });
});

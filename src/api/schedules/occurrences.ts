import * as z from "zod";
import { previewRuns } from "../../schedules/preview.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

const Query = z.strictObject({
  limit: z.coerce.number<string>().int("Use a whole number.").min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
});

export const listOccurrences = handlers(query(Query), async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), scheduleId: c.req.param("id") ?? "" };
  return c.json(await previewRuns(c.env.services, ids, c.req.valid("query").limit));
});

import * as z from "zod";
import { statistics } from "../../analyses/statistics.ts";
import type { ApiContext } from "../context.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const MAX_DAYS = 365;
const DEFAULT_DAYS = 30;

const Query = z.strictObject({
  days: z.coerce.number<string>().int("Use a whole number.").min(1).max(MAX_DAYS).default(DEFAULT_DAYS),
});

const answer = async (c: ApiContext, agentId: string | null, days: number) =>
  c.json(await statistics(c.env.services, c.get("workspaceId"), agentId, days));

export const getAgentStatistics = handlers(query(Query), (c) =>
  answer(c, c.req.param("id") ?? "", c.req.valid("query").days),
);

/** Of all agents of the workspace, deleted ones included. */
export const getAllStatistics = handlers(query(Query), (c) => answer(c, null, c.req.valid("query").days));

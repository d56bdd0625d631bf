import * as z from "zod";
import { countAgents, listAgents as list } from "../../agents/read.ts";
import { agentView } from "../../agents/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const DEFAULT_LIMIT = 100;

export const listAgents = handlers(query(z.strictObject(pageQuery(DEFAULT_LIMIT))), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countAgents(db, workspaceId),
    idOf: (agent) => agent.id,
    view: agentView,
  });
});

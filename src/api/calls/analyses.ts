import * as z from "zod";
import { callHistory, readAnalysis } from "../../analyses/history.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listAnalyses = handlers(query(z.strictObject(pageQuery())), async (c) => {
  const records = await callHistory(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "");
  return answerPage(c, c.req.valid("query"), {
    rows: async ({ limit, offset, after }) =>
      records
        .filter(({ analysis_id }) => after === null || analysis_id < after)
        .slice(offset, offset + limit),
    count: async () => records.length,
    idOf: ({ analysis_id }) => analysis_id,
    view: (record) => record,
  });
});

export const getAnalysis = handlers(async (c) => {
  const [callId, analysisId] = [c.req.param("id") ?? "", c.req.param("analysis_id") ?? ""];
  return c.json(await readAnalysis(c.env.services.db, c.get("workspaceId"), callId, analysisId));
});

import * as z from "zod";
import { viewBatch } from "../../analyses/batch-view.ts";
import { countBatches, listBatches as list } from "../../store/reanalysis-batches.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listBatches = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countBatches(db, workspaceId),
    idOf: ({ batch }) => batch.id,
    view: ({ batch, counts }) => viewBatch(batch, counts),
  });
});

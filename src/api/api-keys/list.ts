import * as z from "zod";
import { viewApiKey } from "../../access/api-key.ts";
import { countApiKeys, listApiKeys as list } from "../../access/read-key.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listApiKeys = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countApiKeys(db, workspaceId),
    idOf: ({ id }) => id,
    view: viewApiKey,
  });
});

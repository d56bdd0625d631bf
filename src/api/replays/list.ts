import * as z from "zod";
import { countReplays, listReplays as list } from "../../webhooks/replay-read.ts";
import { viewReplay } from "../../webhooks/replay-view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listReplays = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countReplays(db, workspaceId),
    idOf: ({ replay }) => replay.id,
    view: viewReplay,
  });
});

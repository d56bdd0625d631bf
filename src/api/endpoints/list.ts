import * as z from "zod";
import { countEndpoints, listEndpoints as list } from "../../webhooks/endpoints/read.ts";
import { viewEndpoint } from "../../webhooks/endpoints/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listEndpoints = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countEndpoints(db, workspaceId),
    idOf: ({ endpoint }) => endpoint.id,
    view: viewEndpoint,
  });
});

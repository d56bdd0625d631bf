import * as z from "zod";
import { countConnections, listConnections as list } from "../../connections/read.ts";
import { viewConnection } from "../../connections/view.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listConnections = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(services, workspaceId, page),
    count: () => countConnections(services.db, workspaceId),
    idOf: ({ connection }) => connection.id,
    view: (record) => viewConnection(record, services.providers),
  });
});

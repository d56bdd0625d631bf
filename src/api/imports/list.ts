import * as z from "zod";
import { viewImport } from "../../imports/import-view.ts";
import { kindsFor } from "../../imports/may-import.ts";
import { countImports, listImports as list } from "../../store/imports.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** Of the kinds that the key may read. */
export const listImports = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const kinds = kindsFor(c.get("principal"));
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, kinds, page),
    count: () => countImports(db, workspaceId, kinds),
    idOf: ({ id }) => id,
    view: viewImport,
  });
});

import * as z from "zod";
import { exportsSeenBy } from "../../exports/may-export.ts";
import { viewExport } from "../../exports/view.ts";
import { countExports, listExports as list } from "../../store/exports.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** Of the kinds that the key may read. */
export const listExports = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db, clock } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const kinds = exportsSeenBy(c.get("principal"));
  const now = clock();
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, kinds, page),
    count: () => countExports(db, workspaceId, kinds),
    idOf: ({ id }) => id,
    view: (row) => viewExport(row, now),
  });
});

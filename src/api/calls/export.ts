import * as z from "zod";
import { exportCalls as exportAll } from "../../calls/export.ts";
import { EXPORT_FORMATS } from "../../calls/file-pages.ts";
import { callQuery, filterOf, flag } from "../../calls/filter.ts";
import { dayOfFile, fileHeaders, streamed } from "../../streamed.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";

const Query = callQuery({
  format: z.enum(EXPORT_FORMATS, "Use csv or jsonl.").default("csv"),
  bom: flag.default(false),
  cursor: z
    .string()
    .regex(/^call_[0-9a-z]{26}$/, "Take the cursor from the Link header as it stands.")
    .optional(),
});

/**
 * Calls as a file, streamed. One file holds 100,000 (`MAX_CALLS_A_FILE`); where there are more, `Link: <…>; rel="next"` is
 * the address of the next file, so that a file itself holds nothing but calls.
 */
export const exportCalls = handlers(query(Query), async (c) => {
  const { db, clock } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { format, bom, cursor, ...members } = c.req.valid("query");
  const filter = filterOf(members);
  const file = await exportAll(db, workspaceId, filter, { format, bom, after: cursor ?? null });
  if (file.isLimited) c.header("X-Search-Limited", "true");
  if (file.next !== null) {
    const next = new URL(c.req.url);
    next.searchParams.set("cursor", file.next);
    c.header("Link", `<${next.pathname}${next.search}>; rel="next"`);
  }
  return c.body(streamed(file.pieces), 200, fileHeaders(`calls-${dayOfFile(clock())}`, format));
});

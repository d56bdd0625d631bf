import { callQuery, filterOf } from "../../calls/filter.ts";
import { countCalls, listCalls as list, searchIsLimited } from "../../calls/read.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/**
 * Calls, newest first. A search (`q`) looks through the newest 2,000 calls with its words (`MAX_SEARCHED`), counted
 * from the cursor: `X-Search-Limited: true` where there are more, of which the total then tells nothing, or where
 * older calls are still being put into the index.
 */
export const listCalls = handlers(query(callQuery(pageQuery())), async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { limit, offset, cursor, ...members } = c.req.valid("query");
  const filter = filterOf(members);
  if (await searchIsLimited(db, workspaceId, filter, cursor?.after ?? null))
    c.header("X-Search-Limited", "true");
  return answerPage(
    c,
    { limit, offset, cursor },
    {
      rows: (part) => list(db, workspaceId, filter, part),
      count: () => countCalls(db, workspaceId, filter),
      idOf: ({ call_id }) => call_id,
      view: (call) => call,
    },
  );
});

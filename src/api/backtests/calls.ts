import * as z from "zod";
import { readBacktest } from "../../analyses/read-backtest.ts";
import { countBacktestCalls, listBacktestCalls as list } from "../../store/backtests.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** The calls where something would be another, or that could not be read, newest first. */
export const listBacktestCalls = handlers(query(z.strictObject(pageQuery())), async (c) => {
  const { db } = c.env.services;
  const ids = { workspaceId: c.get("workspaceId"), backtestId: c.req.param("id") ?? "" };
  await readBacktest(db, ids);
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, ids, page),
    count: () => countBacktestCalls(db, ids),
    idOf: ({ call_id }) => call_id,
    view: (call) => call,
  });
});

import * as z from "zod";
import { viewBacktest } from "../../analyses/backtest-view.ts";
import { countBacktests, listBacktests as list } from "../../store/backtests.ts";
import { handlers } from "../handlers.ts";
import { answerPage, pageQuery } from "../paging.ts";
import { query } from "../query.ts";

export const listBacktests = handlers(query(z.strictObject(pageQuery())), (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  return answerPage(c, c.req.valid("query"), {
    rows: (page) => list(db, workspaceId, page),
    count: () => countBacktests(db, workspaceId),
    idOf: ({ id }) => id,
    view: viewBacktest,
  });
});

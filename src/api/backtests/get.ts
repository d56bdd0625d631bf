import { readBacktest } from "../../analyses/read-backtest.ts";
import { handlers } from "../handlers.ts";

export const getBacktest = handlers(async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), backtestId: c.req.param("id") ?? "" };
  return c.json(await readBacktest(c.env.services.db, ids));
});

import { cancelBacktest as cancel } from "../../analyses/read-backtest.ts";
import { handlers } from "../handlers.ts";

export const cancelBacktest = handlers(async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), backtestId: c.req.param("id") ?? "" };
  return c.json(await cancel(c.env.services, ids));
});

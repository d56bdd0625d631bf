import { backtest } from "../../analyses/backtest.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const backtestAgent = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return c.json(await backtest(c.env.services, c.get("workspaceId"), id, jsonBody(c)));
});

import { startBacktest } from "../../analyses/start-backtest.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const startAgentBacktest = handlers(async (c) => {
  const { workspaceId, keyId } = c.get("principal");
  const agentId = c.req.param("id") ?? "";
  const backtest = await startBacktest(c.env.services, workspaceId, agentId, keyId, jsonBody(c));
  c.header("Location", `/v1/backtests/${backtest.backtest_id}`);
  return c.json(backtest, 202);
});

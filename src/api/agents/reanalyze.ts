import { startBatch } from "../../analyses/start-batch.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const reanalyzeCalls = handlers(async (c) => {
  const agentId = c.req.param("id") ?? "";
  const batch = await startBatch(c.env.services, c.get("workspaceId"), agentId, optionalJsonBody(c));
  c.header("Location", `/v1/reanalyses/${batch.batch_id}`);
  return c.json(batch, 202);
});

import { cancelBatch as cancel } from "../../analyses/read-batch.ts";
import { handlers } from "../handlers.ts";

export const cancelBatch = handlers(async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), batchId: c.req.param("id") ?? "" };
  return c.json(await cancel(c.env.services, ids));
});

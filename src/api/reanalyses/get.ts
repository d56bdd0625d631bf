import { readBatch } from "../../analyses/read-batch.ts";
import { handlers } from "../handlers.ts";

export const getBatch = handlers(async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), batchId: c.req.param("id") ?? "" };
  return c.json(await readBatch(c.env.services.db, ids));
});

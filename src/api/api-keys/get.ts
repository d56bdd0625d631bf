import { viewApiKey } from "../../access/api-key.ts";
import { getKey } from "../../access/read-key.ts";
import { handlers } from "../handlers.ts";

export const getApiKey = handlers(async (c) =>
  c.json(viewApiKey(await getKey(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? ""))),
);

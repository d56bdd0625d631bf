import { removeKey } from "../../access/remove-key.ts";
import { handlers } from "../handlers.ts";

export const removeApiKey = handlers(async (c) => {
  await removeKey(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "");
  return c.body(null, 204);
});

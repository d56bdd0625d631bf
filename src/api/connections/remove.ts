import { removeConnection as remove } from "../../connections/remove.ts";
import { handlers } from "../handlers.ts";

export const removeConnection = handlers(async (c) => {
  await remove(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "");
  return c.body(null, 204);
});

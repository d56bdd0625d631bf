import { removeAgent as remove } from "../../agents/read.ts";
import { handlers } from "../handlers.ts";

export const removeAgent = handlers(async (c) => {
  const { db, clock } = c.env.services;
  await remove(db, c.get("workspaceId"), c.req.param("id") ?? "", clock());
  return c.body(null, 204);
});

import { removeEndpoint as remove } from "../../webhooks/endpoints/read.ts";
import { handlers } from "../handlers.ts";

export const removeEndpoint = handlers(async (c) => {
  const { db, clock } = c.env.services;
  await remove(db, c.get("workspaceId"), c.req.param("id") ?? "", clock());
  return c.body(null, 204);
});

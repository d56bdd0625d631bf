import { cancelReplay as cancel } from "../../webhooks/replay-read.ts";
import { viewReplay } from "../../webhooks/replay-view.ts";
import { handlers } from "../handlers.ts";

export const cancelReplay = handlers(async (c) => {
  const { db, clock } = c.env.services;
  return c.json(viewReplay(await cancel(db, c.get("workspaceId"), c.req.param("id") ?? "", clock())));
});

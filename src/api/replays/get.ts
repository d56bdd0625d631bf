import { getReplay as get } from "../../webhooks/replay-read.ts";
import { viewReplay } from "../../webhooks/replay-view.ts";
import { handlers } from "../handlers.ts";

export const getReplay = handlers(async (c) =>
  c.json(viewReplay(await get(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? ""))),
);

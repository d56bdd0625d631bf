import { replayDelivery as replay } from "../../webhooks/replay-one.ts";
import { handlers } from "../handlers.ts";

export const replayDelivery = handlers(async (c) =>
  c.json(await replay(c.env.services, c.get("workspaceId"), c.req.param("id") ?? ""), 202),
);

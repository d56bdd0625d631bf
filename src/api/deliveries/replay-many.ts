import { replayDeliveries as replay } from "../../webhooks/replay-many.ts";
import { viewBegun } from "../../webhooks/replay-view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const replayDeliveries = handlers(async (c) => {
  const begun = await replay(c.env.services, c.get("workspaceId"), jsonBody(c));
  c.header("Location", `/v1/replays/${begun.id}`);
  return c.json(viewBegun(begun), 202);
});

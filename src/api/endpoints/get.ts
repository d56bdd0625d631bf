import { getEndpoint as get } from "../../webhooks/endpoints/read.ts";
import { viewEndpoint } from "../../webhooks/endpoints/view.ts";
import { handlers } from "../handlers.ts";

export const getEndpoint = handlers(async (c) =>
  c.json(viewEndpoint(await get(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? ""))),
);

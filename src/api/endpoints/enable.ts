import { enableEndpoint as enable, enableWebhook as enableOwn } from "../../webhooks/enable.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const enableEndpoint = handlers(async (c) =>
  c.json(await enable(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", optionalJsonBody(c))),
);

export const enableWebhook = handlers(async (c) =>
  c.json(await enableOwn(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "", optionalJsonBody(c))),
);

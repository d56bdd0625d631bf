import { readDelivery } from "../../webhooks/read.ts";
import { handlers } from "../handlers.ts";

export const getDelivery = handlers(async (c) =>
  c.json(await readDelivery(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "")),
);

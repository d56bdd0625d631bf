import { sendNow } from "../../webhooks/send-now.ts";
import { handlers } from "../handlers.ts";

export const sendDelivery = handlers(async (c) =>
  c.json(await sendNow(c.env.services, c.get("workspaceId"), c.req.param("id") ?? ""), 202),
);

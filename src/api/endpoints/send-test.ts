import { sendTest as send } from "../../webhooks/endpoints/send-test.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const sendTest = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  const sent = await send(c.env.services, c.get("workspaceId"), id, optionalJsonBody(c));
  c.header("Location", `/v1/deliveries/${sent.delivery_id}`);
  return c.json(sent, 202);
});

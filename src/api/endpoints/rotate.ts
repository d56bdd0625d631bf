import { rotateEndpoint as rotate } from "../../webhooks/endpoints/rotate.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { answerSaved } from "./answer.ts";

export const rotateEndpoint = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return answerSaved(c, await rotate(c.env.services, c.get("workspaceId"), id, optionalJsonBody(c)), 200);
});

import { changeEndpoint as change } from "../../webhooks/endpoints/save.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { answerSaved } from "./answer.ts";

export const changeEndpoint = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return answerSaved(c, await change(c.env.services, c.get("workspaceId"), id, jsonBody(c)), 200);
});

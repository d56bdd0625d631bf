import { changeAgent as change } from "../../agents/save.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { answerSaved } from "./answer.ts";

export const changeAgent = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return answerSaved(c, await change(c.env.services, c.get("workspaceId"), id, jsonBody(c)), 200);
});

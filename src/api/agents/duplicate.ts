import { duplicateAgent as duplicate } from "../../agents/save.ts";
import { handlers } from "../handlers.ts";
import { answerSaved } from "./answer.ts";

export const duplicateAgent = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return answerSaved(c, await duplicate(c.env.services, c.get("workspaceId"), id), 201);
});

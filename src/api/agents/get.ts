import { getAgent as get } from "../../agents/read.ts";
import { agentView } from "../../agents/view.ts";
import { handlers } from "../handlers.ts";

export const getAgent = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return c.json(agentView(await get(c.env.services.db, c.get("workspaceId"), id)));
});

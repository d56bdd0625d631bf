import { tryOut } from "../../analyses/try-out.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const testAgent = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return c.json(await tryOut(c.env.services, c.get("workspaceId"), id, jsonBody(c)));
});

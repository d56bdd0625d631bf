import { testTarget as send } from "../../actions/test-target.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const testTarget = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return c.json(await send(c.env.services, c.get("workspaceId"), id, jsonBody(c)));
});

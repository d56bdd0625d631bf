import { previewAction as preview } from "../../actions/preview.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const previewAction = handlers(async (c) => {
  const id = c.req.param("id") ?? "";
  return c.json(await preview(c.env.services, c.get("workspaceId"), id, jsonBody(c)));
});

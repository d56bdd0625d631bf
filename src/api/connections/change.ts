import { changeConnection as change } from "../../connections/change.ts";
import { viewConnection } from "../../connections/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { originOf } from "./origin.ts";

export const changeConnection = handlers(async (c) => {
  const { services } = c.env;
  const id = c.req.param("id") ?? "";
  const record = await change(services, c.get("workspaceId"), id, jsonBody(c), originOf(c));
  return c.json(viewConnection(record, services.providers));
});

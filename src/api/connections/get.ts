import { getConnection as get } from "../../connections/read.ts";
import { viewConnection } from "../../connections/view.ts";
import { handlers } from "../handlers.ts";

export const getConnection = handlers(async (c) => {
  const { services } = c.env;
  const record = await get(services, c.get("workspaceId"), c.req.param("id") ?? "");
  return c.json(viewConnection(record, services.providers));
});

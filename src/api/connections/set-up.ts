import { getConnection } from "../../connections/read.ts";
import { viewSetUp } from "../../connections/view.ts";
import { handlers } from "../handlers.ts";

export const getSetUp = handlers(async (c) => {
  const { services } = c.env;
  const record = await getConnection(services, c.get("workspaceId"), c.req.param("id") ?? "");
  return c.json(viewSetUp(record, services.providers));
});

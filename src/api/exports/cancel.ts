import { cancelExport as cancel } from "../../exports/read.ts";
import { handlers } from "../handlers.ts";

export const cancelExport = handlers(async (c) => {
  const { workspaceId, ...holder } = c.get("principal");
  const ids = { workspaceId, exportId: c.req.param("id") ?? "" };
  return c.json(await cancel(c.env.services, holder, ids));
});

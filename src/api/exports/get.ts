import { readExport } from "../../exports/read.ts";
import { handlers } from "../handlers.ts";

export const getExport = handlers(async (c) => {
  const { workspaceId, ...holder } = c.get("principal");
  const ids = { workspaceId, exportId: c.req.param("id") ?? "" };
  return c.json(await readExport(c.env.services, holder, ids));
});

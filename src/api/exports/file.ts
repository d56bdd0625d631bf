import { openFile } from "../../exports/file.ts";
import { fileHeaders, streamed } from "../../streamed.ts";
import { handlers } from "../handlers.ts";

/** The file, as long as it is kept. */
export const getExportFile = handlers(async (c) => {
  const { workspaceId, ...holder } = c.get("principal");
  const ids = { workspaceId, exportId: c.req.param("id") ?? "" };
  const { name, format, pieces } = await openFile(c.env.services, holder, ids);
  return c.body(streamed(pieces), 200, fileHeaders(name, format));
});

import { startExport } from "../../exports/start.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const createExport = handlers(async (c) => {
  const started = await startExport(c.env.services, c.get("principal"), jsonBody(c));
  c.header("Location", `/v1/exports/${started.export_id}`);
  return c.json(started, 202);
});

import { readTimeline } from "../../calls/timeline.ts";
import { handlers } from "../handlers.ts";

export const getTimeline = handlers(async (c) =>
  c.json(await readTimeline(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "")),
);

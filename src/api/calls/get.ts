import { getCall as get } from "../../calls/read.ts";
import { handlers } from "../handlers.ts";

export const getCall = handlers(async (c) =>
  c.json(await get(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "")),
);

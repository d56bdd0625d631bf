import { readTransfers } from "../../transfers/read.ts";
import { handlers } from "../handlers.ts";

/** Oldest first, and all of them: a call is handed over a few times at most. */
export const listTransfers = handlers(async (c) =>
  c.json(await readTransfers(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "")),
);

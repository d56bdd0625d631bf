import { removeSuppression as remove } from "../../suppressions/read.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";
import { AddressQuery, addressOf } from "./address.ts";

export const removeSuppression = handlers(query(AddressQuery), async (c) => {
  const which = addressOf(c.req.param("id") ?? "", c.req.valid("query").agent_id);
  await remove(c.env.services.db, c.get("workspaceId"), which);
  return c.body(null, 204);
});

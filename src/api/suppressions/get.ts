import { getSuppression as get } from "../../suppressions/read.ts";
import { viewSuppression } from "../../suppressions/view.ts";
import { handlers } from "../handlers.ts";
import { query } from "../query.ts";
import { AddressQuery, addressOf } from "./address.ts";

export const getSuppression = handlers(query(AddressQuery), async (c) => {
  const which = addressOf(c.req.param("id") ?? "", c.req.valid("query").agent_id);
  return c.json(viewSuppression(await get(c.env.services.db, c.get("workspaceId"), which)));
});

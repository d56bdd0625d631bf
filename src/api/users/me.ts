import { describePrincipal } from "../../access/who-asks.ts";
import { handlers } from "../handlers.ts";

export const getMe = handlers(async (c) =>
  c.json(await describePrincipal(c.env.services.db, c.get("principal"))),
);

import { readCallingRules } from "../../gate/rules/read.ts";
import { handlers } from "../handlers.ts";

export const getCallingRules = handlers(async (c) =>
  c.json(await readCallingRules(c.env.services.db, c.get("workspaceId"))),
);

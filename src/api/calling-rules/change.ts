import { changeCallingRules as change } from "../../gate/rules/save.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const changeCallingRules = handlers(async (c) =>
  c.json(await change(c.env.services, c.get("workspaceId"), jsonBody(c))),
);

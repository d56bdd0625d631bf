import { testConnection as test } from "../../connections/test.ts";
import { handlers } from "../handlers.ts";

export const testConnection = handlers(async (c) =>
  c.json(await test(c.env.services, c.get("workspaceId"), c.req.param("id") ?? "")),
);

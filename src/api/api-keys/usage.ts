import { viewKeyUsage } from "../../access/api-key.ts";
import { getKeyUsage } from "../../access/read-key.ts";
import { handlers } from "../handlers.ts";

export const getApiKeyUsage = handlers(async (c) => {
  const { services } = c.env;
  const { apiKey, sessions } = await getKeyUsage(services, c.get("workspaceId"), c.req.param("id") ?? "");
  return c.json(viewKeyUsage(apiKey, sessions));
});

import { viewApiKey } from "../../access/api-key.ts";
import { revokeKey } from "../../access/revoke-key.ts";
import { handlers } from "../handlers.ts";

export const revokeApiKey = handlers(async (c) => {
  const { apiKey, note } = await revokeKey(c.env.services, c.get("principal"), c.req.param("id") ?? "");
  return c.json({ ...viewApiKey(apiKey), note });
});

import { viewApiKey } from "../../access/api-key.ts";
import { createKey } from "../../access/create-key.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const createApiKey = handlers(async (c) => {
  const { apiKey, key } = await createKey(c.env.services, c.get("principal"), jsonBody(c));
  c.header("Location", `/v1/api-keys/${apiKey.id}`);
  return c.json({ ...viewApiKey(apiKey), key }, 201);
});

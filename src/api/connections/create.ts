import { createConnection as create } from "../../connections/create.ts";
import { viewConnection } from "../../connections/view.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";
import { originOf } from "./origin.ts";

export const createConnection = handlers(async (c) => {
  const { services } = c.env;
  const record = await create(services, c.get("workspaceId"), jsonBody(c), originOf(c));
  c.header("Location", `/v1/connections/${record.connection.id}`);
  return c.json(viewConnection(record, services.providers), 201);
});

import { cancelImport as cancel } from "../../imports/read-import.ts";
import { handlers } from "../handlers.ts";

export const cancelImport = handlers(async (c) =>
  c.json(await cancel(c.env.services, c.get("principal"), c.req.param("id") ?? "")),
);

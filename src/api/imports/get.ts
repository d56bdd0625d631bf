import { readImport } from "../../imports/read-import.ts";
import { handlers } from "../handlers.ts";

export const getImport = handlers(async (c) =>
  c.json(await readImport(c.env.services.db, c.get("principal"), c.req.param("id") ?? "")),
);

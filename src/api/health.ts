import { isMigrated } from "../store/workspaces.ts";
import { handlers } from "./handlers.ts";

const VERSION = "0.1.0";

/** Answers without a key: whether the worker is set up and its database answers. */
export const health = handlers(async (c) => {
  const database = (await isMigrated(c.env.services.db)) ? "ok" : "failing";
  const status = database === "ok" ? "ok" : "failing";
  const checks = { settings: "ok", database, model: c.env.services.models.map(({ id }) => id).join(", ") };
  return c.json({ status, service: "aftercall", version: VERSION, checks }, status === "ok" ? 200 : 503);
});

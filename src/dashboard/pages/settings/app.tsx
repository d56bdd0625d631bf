import { Hono } from "hono";
import { mayUse } from "../../../access/may-use.ts";
import type { DashboardEnv } from "../../context.ts";
import { callingRulesPages } from "./calling-rules/app.tsx";
import { connectionsPages } from "./connections/app.tsx";
import { keysPages } from "./keys/app.tsx";
import { numbersPages } from "./phone-numbers/app.tsx";
import { preferencesPages } from "./preferences/app.tsx";
import { sessionsPages } from "./sessions/app.tsx";
import { suppressionsPages } from "./suppressions/app.tsx";

/** Who may come in, how calls do, whom they may ring, and how a browser shows it: `/dashboard/settings`. */
export const settingsPages = new Hono<DashboardEnv>();

/** The first part that a key may read; how a browser shows pages is open to all. */
settingsPages.get("/", (c) => {
  const mayReadKeys = mayUse(c.get("signedIn"), "api-keys", "read");
  return c.redirect(`/dashboard/settings/${mayReadKeys ? "keys" : "preferences"}`, 303);
});

settingsPages.route("/keys", keysPages);
settingsPages.route("/sessions", sessionsPages);
settingsPages.route("/connections", connectionsPages);
settingsPages.route("/phone-numbers", numbersPages);
settingsPages.route("/calling-rules", callingRulesPages);
settingsPages.route("/suppressions", suppressionsPages);
settingsPages.route("/preferences", preferencesPages);

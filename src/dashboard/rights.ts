import type { MiddlewareHandler } from "hono";
import type { Principal } from "../access/authenticate.ts";
import { checkScope, mayUse } from "../access/may-use.ts";
import type { RESOURCES as EVERY_RESOURCE } from "../access/scope.ts";
import { checkShownCalls } from "../access/shown-calls.ts";
import type { DashboardEnv } from "./context.ts";
import { isSafe } from "./security.ts";

type Resource = (typeof EVERY_RESOURCE)[number];

/** What each part of the dashboard is about, as the scopes of a key name it; the longest path first. */
const RESOURCES: readonly (readonly [path: string, resource: Resource])[] = [
  ["/webhooks/deliveries", "deliveries"],
  ["/webhooks/agents", "agents"],
  ["/webhooks", "endpoints"],
  ["/settings/keys", "api-keys"],
  ["/settings/sessions", "api-keys"],
  ["/settings/connections", "connections"],
  ["/settings/phone-numbers", "phone-numbers"],
  ["/settings/calling-rules", "calling-rules"],
  ["/settings/suppressions", "suppressions"],
  // Many calls are read again by their agent, as `POST /v1/agents/{id}/reanalyze` does.
  ["/calls/reanalyze", "agents"],
  ["/calls/import", "imports"],
  ["/calls", "calls"],
  ["/live", "calls"],
  ["/agents", "agents"],
  ["/data", "agents"],
  ["/schedules", "schedules"],
  ["/tasks/replays", "replays"],
  ["/tasks/lost", "dead-letters"],
  ["/tasks/backtests", "backtests"],
  ["/tasks/exports", "exports"],
  ["/tasks/imports", "imports"],
  ["/tasks", "reanalyses"],
];

/** Pages of other parts that show what was said on calls, or is read from them: as src/api/shows-calls.ts has it. */
export const SHOW_CALLS: readonly (readonly [method: "GET" | "POST", path: string])[] = [
  ["GET", "/data/:id"],
  ["GET", "/data/:id/export"],
  ["POST", "/agents/:id/try-it/backtest"],
  ["POST", "/agents/:id/actions/preview"],
  ["POST", "/agents/:id/actions/test-target"],
  ["GET", "/tasks/backtests/:id"],
  ["GET", "/webhooks/deliveries/:id"],
  // Where it cannot be sent again, the delivery itself stands below the reason.
  ["POST", "/webhooks/deliveries/:id/replay"],
  ["POST", "/webhooks/deliveries/:id/send"],
];

/** How a browser shows pages is its own business; the settings themselves say nothing. */
const OPEN = ["/dashboard/settings", "/dashboard/settings/preferences"];

/** Where a key begins that may not read the overview, the best first. */
const BEGINNINGS = ["/calls", "/data", "/schedules", "/webhooks", "/tasks"].map(
  (part) => `/dashboard${part}`,
);

/** What a page of the dashboard is about, by its path; null where it stands in none of these parts. */
export function resourceOf(path: string): Resource | null {
  const part = path.replace(/^\/dashboard\/?/, "/");
  if (part === "/") return "statistics";
  return RESOURCES.find(([begin]) => `${part}/`.startsWith(`${begin}/`))?.[1] ?? null;
}

/** A key may do here what it may do by the API, and no more: what no scope names is for the wide ones. */
export const withinScopes: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  const { path, method } = c.req;
  const signedIn = c.get("signedIn");
  if (path === "/dashboard" && !mayUse(signedIn, "statistics", "read")) {
    return c.redirect(beginningOf(signedIn), 303);
  }
  if (!OPEN.includes(path)) {
    checkScope(signedIn, resourceOf(path) ?? "", isSafe(method) ? "read" : "write");
  }
  await next();
};

export const showsCalls: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  checkShownCalls(c.get("signedIn"));
  await next();
};

const beginningOf = (holder: Pick<Principal, "scopes">): string =>
  BEGINNINGS.find((path) => mayUse(holder, resourceOf(path) ?? "", "read")) ?? "/dashboard/settings";

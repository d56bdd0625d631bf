import type { MiddlewareHandler } from "hono";
import { checkShownCalls } from "../access/shown-calls.ts";
import type { ApiEnv } from "./context.ts";

/**
 * Addresses of other resources whose answers, or numbers that a request can be made to count, hold what was said on calls
 * or is read from them. A schedule, a suppression and a count are no such things: they stand for themselves.
 */
export const SHOW_CALLS: readonly (readonly [method: "GET" | "POST", path: string])[] = [
  ["GET", "/v1/agents/:id/data"],
  ["GET", "/v1/agents/:id/data/distributions"],
  ["GET", "/v1/agents/:id/labels"],
  ["POST", "/v1/agents/:id/backtest"],
  ["POST", "/v1/agents/:id/backtests"],
  ["POST", "/v1/agents/:id/actions/preview"],
  ["POST", "/v1/agents/:id/actions/test-target"],
  ["GET", "/v1/backtests/:id/calls"],
  ["GET", "/v1/deliveries/:id"],
];

/** Refuses whoever may not read calls, beside what their key needs for the address itself. */
export const showsCalls: MiddlewareHandler<ApiEnv> = async (c, next) => {
  checkShownCalls(c.get("principal"));
  await next();
};

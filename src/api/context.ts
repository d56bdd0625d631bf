import type { Context } from "hono";
import type { Principal } from "../access/authenticate.ts";
import type { Services } from "../compose.ts";

/** What a request carries from door to verb; set before any handler runs. */
export interface ApiEnv {
  Bindings: { services: Services; requestId: string };
  Variables: { principal: Principal; workspaceId: string; body: string };
}

export type ApiContext = Context<ApiEnv>;

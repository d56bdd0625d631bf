import type { Context } from "hono";
import { createFactory } from "hono/factory";
import type { SignedIn } from "../access/session.ts";
import type { Services } from "../compose.ts";
import type { Viewer } from "./viewer.ts";

/** What a request carries from door to verb; `signedIn` is set on every page but those of sign-in. */
export interface DashboardEnv {
  Bindings: { services: Services; requestId: string };
  Variables: { signedIn: SignedIn; workspaceId: string; viewer: Viewer };
}

export type DashboardContext = Context<DashboardEnv>;

/** Makes the handlers of one page or form, with the dashboard's context typed. */
export const { createHandlers: handlers } = createFactory<DashboardEnv>();

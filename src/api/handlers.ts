import { createFactory } from "hono/factory";
import type { ApiEnv } from "./context.ts";

/** Makes the handlers of one operation, with the API's context typed. */
export const { createHandlers: handlers } = createFactory<ApiEnv>();

import type { ApiContext } from "./context.ts";

export const asksForSocket = (c: ApiContext) => c.req.header("upgrade")?.toLowerCase() === "websocket";

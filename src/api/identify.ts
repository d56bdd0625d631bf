import type { MiddlewareHandler } from "hono";
import { authenticate } from "../access/authenticate.ts";
import { checkScope } from "../access/may-use.ts";
import { noteUse } from "../access/note-use.ts";
import type { Access } from "../access/scope.ts";
import { asksForSocket } from "./asks-for-socket.ts";
import type { ApiContext, ApiEnv } from "./context.ts";

/** Says who asks, and refuses what their key may not do, before anything is read or answered again. */
export const identify: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { services } = c.env;
  const principal = await authenticate(services, c.req.header("authorization"));
  c.executionCtx.waitUntil(noteUse(services, principal));
  // Routes are found by this same path, so that no spelling of it reaches another resource.
  checkScope(principal, c.req.path.split("/")[2] ?? "", accessOf(c));
  c.set("principal", principal);
  c.set("workspaceId", principal.workspaceId);
  await next();
};

/** A socket begins as a GET, and then takes commands. */
function accessOf(c: ApiContext): Access {
  return ["GET", "HEAD"].includes(c.req.method) && !asksForSocket(c) ? "read" : "write";
}

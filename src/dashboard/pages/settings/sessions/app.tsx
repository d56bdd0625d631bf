import { Hono } from "hono";
import { listSessions, revokeSession } from "../../../../access/session.ts";
import type { DashboardEnv } from "../../../context.ts";
import { done } from "../../../flash.ts";
import { page } from "../../../page.tsx";
import { sessionsWords as words } from "../../../words/sessions.ts";
import { SessionsPage } from "./list.tsx";

/** Who is signed in, `/dashboard/settings/sessions`. */
export const sessionsPages = new Hono<DashboardEnv>();

sessionsPages.get("/", async (c) => {
  const sessions = await listSessions(c.env.services, c.get("workspaceId"));
  return page(c, <SessionsPage sessions={sessions} ownId={c.get("signedIn").sessionId} />, {
    title: c.get("viewer").t(words.title),
  });
});

sessionsPages.post("/:id/end", async (c) => {
  await revokeSession(c.env.services, c.get("workspaceId"), c.req.param("id"));
  return done(c, "/dashboard/settings/sessions", c.get("viewer").t(words.ended));
});

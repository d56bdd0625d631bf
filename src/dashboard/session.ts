import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { readSession, SESSION_LONGEST_MS } from "../access/session.ts";
import type { DashboardContext, DashboardEnv } from "./context.ts";
import { dropCookie, keepCookie } from "./cookies.ts";
import { viewerOf } from "./preferences.ts";

const NAME = "aftercall_session";

/** Lets in who is signed in; sends all others to sign in, and back to where they were going. */
export const signedInOnly: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  const signedIn = await currentSession(c);
  if (!signedIn) return toSignIn(c);
  c.set("signedIn", signedIn);
  c.set("workspaceId", signedIn.workspaceId);
  c.set("viewer", viewerOf(c));
  await next();
};

export async function currentSession(c: DashboardContext) {
  const token = getCookie(c, NAME);
  return token ? readSession(c.env.services, token) : null;
}

/** The cookie outlives no session: the session itself says when it is over. */
export function startSession(c: DashboardContext, token: string): void {
  keepCookie(c, NAME, token, SESSION_LONGEST_MS / 1000);
}

export function dropSession(c: DashboardContext): void {
  dropCookie(c, NAME);
}

function toSignIn(c: DashboardContext): Response {
  const { pathname, search } = new URL(c.req.url);
  const isPage = c.req.method === "GET" && !c.req.header("hx-request");
  const to = isPage
    ? `/dashboard/sign-in?next=${encodeURIComponent(pathname + search)}`
    : "/dashboard/sign-in";
  // A part of a page that is asked for by script cannot show the form: the whole page goes there.
  if (c.req.header("hx-request")) return c.body(null, 401, { "HX-Redirect": to });
  return c.redirect(to, 303);
}

const OVERVIEW = "/dashboard";
const MAX_NEXT_CHARACTERS = 4_000;
/** Nobody's origin: an address that leads away has another. */
const HERE = "https://dashboard.invalid";

/** Where to go after signing in: a page of the dashboard, whatever the address says; as a browser would read it. */
export function nextPage(next: string | undefined): string {
  if (!next || next.length > MAX_NEXT_CHARACTERS || !URL.canParse(next, HERE)) return OVERVIEW;
  const { origin, pathname, search } = new URL(next, HERE);
  const isPage = /^(?!.*\/\/)\/dashboard(\/(?!sign-(in|out)\b).*)?$/.test(pathname);
  return origin === HERE && isPage ? pathname + search : OVERVIEW;
}

import { deleteCookie, setCookie } from "hono/cookie";
import type { DashboardContext } from "./context.ts";

/**
 * Only the dashboard's own pages are told of a cookie, no script reads it, and it travels encrypted: but on one's own
 * machine without TLS, where Safari takes no `Secure` cookie.
 */
function attributesOf(c: DashboardContext) {
  const { protocol, hostname } = new URL(c.req.url);
  const isOwnMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  const secure = !(protocol === "http:" && isOwnMachine);
  return { path: "/dashboard", httpOnly: true, secure, sameSite: "Lax" } as const;
}

/** Keeps a value in the browser for so many seconds. */
export function keepCookie(c: DashboardContext, name: string, value: string, maxAge: number): void {
  setCookie(c, name, value, { ...attributesOf(c), maxAge });
}

export function dropCookie(c: DashboardContext, name: string): void {
  deleteCookie(c, name, attributesOf(c));
}

import { getCookie } from "hono/cookie";
import type { DashboardContext } from "./context.ts";
import { dropCookie, keepCookie } from "./cookies.ts";

const NAME = "flash";
/** The next page is asked for at once. */
const LIFETIME_SECONDS = 60;
/** A character takes up to nine in a cookie, of which browsers keep 4,096 (RFC 6265, 6.1). */
const MAX_CHARACTERS = 400;

/** Goes on to a page after a form was done (303), which says `message` once. */
export function done(c: DashboardContext, to: string, message: string): Response {
  // Half a character, cut off here or in somebody's name, cannot be encoded.
  const text = message.slice(0, MAX_CHARACTERS).toWellFormed();
  keepCookie(c, NAME, text, LIFETIME_SECONDS);
  return c.redirect(to, 303);
}

/** The message for this page, if there is one; it is taken by it. */
export function takeFlash(c: DashboardContext): string | null {
  const message = getCookie(c, NAME);
  if (message === undefined) return null;
  dropCookie(c, NAME);
  return message;
}

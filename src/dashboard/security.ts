import type { MiddlewareHandler } from "hono";
import { AppError } from "../errors.ts";
import { isSameSecret } from "../telephony/signatures/hmac.ts";
import type { DashboardEnv } from "./context.ts";

/**
 * Content Security Policy 3: scripts and style from this origin's own files only, nothing inline, no frames, forms to
 * ourselves. Recordings play from wherever a provider keeps them.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self' https:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What a browser is told of every page. Pages show a workspace's calls: nothing in between keeps them. */
export const secured: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  await next();
  c.header("Content-Security-Policy", POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("X-Frame-Options", "DENY");
  c.header("Referrer-Policy", "same-origin");
  c.header("Cross-Origin-Opener-Policy", "same-origin");
  c.header("X-Request-Id", c.env.requestId);
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};

export const isSafe = (method: string) => method === "GET" || method === "HEAD";

const FOREIGN = new AppError(
  "forbidden",
  "This form was not sent from a page of this dashboard: open the page again and repeat it.",
);

/** Refuses what another site sends: browsers say of every form where it is from (Fetch Metadata, RFC 6454). */
export const sameOrigin: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  if (!isSafe(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    if (site === undefined && origin === undefined) throw FOREIGN;
    if (site !== undefined && site !== "same-origin") throw FOREIGN;
    if (origin !== undefined && origin !== new URL(c.req.url).origin) throw FOREIGN;
  }
  await next();
};

const NO_FORM = new AppError(
  "unsupported_media_type",
  "This is not a form: send one as a browser does, with Content-Type: application/x-www-form-urlencoded.",
);

/** Reads a form once, so that no page is asked to take what is none. */
export const withForm: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  if (!isSafe(c.req.method)) {
    await c.req.formData().catch(() => {
      throw NO_FORM;
    });
  }
  await next();
};

/** Every form of a session carries the session's own token; scripts send it as a header. */
export const withToken: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  if (!isSafe(c.req.method)) {
    const field = (await c.req.formData()).get("csrf");
    const sent = c.req.header("x-csrf-token") ?? (typeof field === "string" ? field : "");
    if (!(await isSameSecret(sent, c.get("signedIn").csrf))) throw FOREIGN;
  }
  await next();
};

import type { MiddlewareHandler } from "hono";
import { AppError, invalid } from "../errors.ts";
import { type IdempotentAnswer, keepAnswer, releaseKey, reserveKey } from "../store/idempotency.ts";
import type { ApiContext, ApiEnv } from "./context.ts";

const MAX_KEY_LENGTH = 255;
const KEPT_HEADERS = ["content-type", "location"];

/** The same `Idempotency-Key` with the same body within 24 h answers the first response again, and does nothing. */
export const idempotent: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.method === "POST" ? c.req.header("idempotency-key") : undefined;
  if (key === undefined) return next();
  if (key === "" || key.length > MAX_KEY_LENGTH) {
    throw invalid([{ field: "Idempotency-Key", message: `Use 1 to ${MAX_KEY_LENGTH} characters.` }]);
  }
  const { db, clock, vault } = c.env.services;
  const reservation = {
    workspaceId: c.get("workspaceId"),
    key,
    fingerprint: await fingerprintOf(c),
    createdAt: clock(),
  };
  const context = `idempotency:${reservation.workspaceId}:${key}`;
  const standing = await reserveKey(db, reservation);
  if (standing) return replay(standing, reservation.fingerprint, (sealed) => vault.open(sealed, context));
  await next();
  if (c.res.status >= 500) return releaseKey(db, reservation);
  const body = await c.res.clone().text();
  await keepAnswer(db, reservation, {
    responseStatus: c.res.status,
    responseHeaders: Object.fromEntries(KEPT_HEADERS.flatMap((name) => pair(name, c.res.headers.get(name)))),
    responseBody: await vault.seal(body, context),
  });
};

async function replay(
  standing: IdempotentAnswer,
  fingerprint: string,
  open: (sealed: string) => Promise<string | null>,
): Promise<Response> {
  if (standing.fingerprint !== fingerprint) {
    throw new AppError(
      "conflict",
      "This Idempotency-Key was used with another request: use a new key for a new request.",
    );
  }
  if (standing.responseStatus === null) {
    throw new AppError(
      "conflict",
      "The first request with this Idempotency-Key is still being answered: try again shortly.",
    );
  }
  const body = standing.responseBody === null ? null : await open(standing.responseBody);
  const headers = new Headers({ ...standing.responseHeaders, "idempotent-replayed": "true" });
  return new Response(body, { status: standing.responseStatus, headers });
}

async function fingerprintOf(c: ApiContext): Promise<string> {
  // Another API key may do less than the first: it must not be told the first one's answer.
  const text = `${c.get("principal").keyId} ${c.req.method} ${c.req.path}\n${c.get("body")}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

const pair = (name: string, value: string | null): [string, string][] =>
  value === null ? [] : [[name, value]];

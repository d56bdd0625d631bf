import { Hono } from "hono";
import { signIn, signInByLink, signOut } from "../../../access/session.ts";
import { AppError } from "../../../errors.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { viewerOf } from "../../preferences.ts";
import { withForm } from "../../security.ts";
import { currentSession, dropSession, nextPage, startSession } from "../../session.ts";
import { signInWords as words } from "../../words/sign-in.ts";
import { SignInPage } from "./page.tsx";

/** The pages that need no session: signing in by key or by a link, and out. */
export const signInPages = new Hono<DashboardEnv>();

signInPages.use(async (c, next) => {
  c.set("viewer", viewerOf(c));
  await next();
});

signInPages.get("/sign-in", async (c) => {
  const next = nextPage(c.req.query("next"));
  const token = c.req.query("token") || null;
  // A link may be to another workspace than the one that is open in this browser.
  if (!token && (await currentSession(c))) return c.redirect(next, 303);
  return answer(c, { next, token });
});

signInPages.post("/sign-in", withForm, async (c) => {
  const form = await c.req.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const next = nextPage(text("next"));
  const token = text("token") || null;
  const { services } = c.env;
  const { success } = await services.signInLimit(c.req.header("cf-connecting-ip") ?? "local");
  if (!success) return answer(c, { next, token, error: c.get("viewer").t(words.tooMany), status: 429 });
  try {
    const agent = c.req.header("user-agent") ?? null;
    const session = token
      ? await signInByLink(services, token, agent)
      : await signIn(services, text("key"), agent);
    // The cookie of the one before is gone with this: nobody could end it any more.
    const former = await currentSession(c);
    if (former) await signOut(services, former);
    startSession(c, session);
    return c.redirect(next, 303);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "unauthorized")) throw error;
    return answer(c, { next, token: null, error: error.message, status: 401 });
  }
});

/** Needs no token: signing somebody out by a foreign form is refused by its origin already. */
signInPages.post("/sign-out", async (c) => {
  const signedIn = await currentSession(c);
  if (signedIn) await signOut(c.env.services, signedIn);
  dropSession(c);
  return done(c, "/dashboard/sign-in", c.get("viewer").t(words.signedOut));
});

/** The rate limit's own period, in wrangler.toml. */
const RETRY_AFTER_SECONDS = "60";

interface Asked {
  next: string;
  token: string | null;
  error?: string;
  status?: 401 | 429;
}

function answer(c: DashboardContext, { next, token, error, status }: Asked): Response {
  const title = c.get("viewer").t(words.title);
  if (status === 429) c.header("Retry-After", RETRY_AFTER_SECONDS);
  return page(c, <SignInPage next={next} token={token} error={error} />, { title, status: status ?? 200 });
}

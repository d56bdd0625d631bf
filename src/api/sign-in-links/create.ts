import { makeSignInLink } from "../../access/sign-in-link.ts";
import { handlers } from "../handlers.ts";

/** An address that opens the dashboard for one person, once, within ten minutes, with the rights of this very key. */
export const createSignInLink = handlers(async (c) => {
  const key =
    c.req
      .header("authorization")
      ?.replace(/^Bearer\s+/i, "")
      .trim() ?? "";
  const { token, expiresAt } = await makeSignInLink(c.env.services, c.get("principal"), key);
  const url = new URL("/dashboard/sign-in", c.req.url);
  url.searchParams.set("token", token);
  return c.json({ url: url.href, expires_at: new Date(expiresAt).toISOString() }, 201);
});

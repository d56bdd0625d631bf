import { describe, expect, test } from "vitest";
import { mintClient } from "../support/client.ts";
import { newVisitor, signedInVisitor, textOf } from "./support/browser.ts";

describe("signing in to the dashboard", () => {
  test("leads to the page that was asked for, by a cookie that no script reads and no other site sends", async () => {
    const visitor = newVisitor(await mintClient());
    const turned = await visitor.get("/dashboard/settings/preferences?a=1");
    expect(turned.status).toBe(303);
    expect(turned.headers.get("location")).toBe(
      "/dashboard/sign-in?next=%2Fdashboard%2Fsettings%2Fpreferences%3Fa%3D1",
    );
    const answer = await visitor.post("/dashboard/sign-in", {
      key: visitor.client.key,
      next: "/dashboard/settings/preferences?a=1",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/dashboard/settings/preferences?a=1");
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("aftercall_session="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const shown = await visitor.get("/dashboard/settings/preferences");
    expect(shown.status).toBe(200);
    expect(textOf(shown.html)).toContain("Signed in as Test");
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/v1/calls",
    "/dashboard//evil.example",
    "/dashboard/\\evil",
  ])("never leads to %s", async (next) => {
    const visitor = newVisitor(await mintClient());
    const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key, next });
    expect(answer.headers.get("location")).toBe("/dashboard");
  });

  test("refuses an unknown key in words, and shows none of it again", async () => {
    const visitor = newVisitor(await mintClient());
    const answer = await visitor.post("/dashboard/sign-in", { key: "sk_unknown_unknown_unknown_unknown" });
    expect(answer.status).toBe(401);
    expect(textOf(answer.html)).toContain("This API key is unknown or revoked");
    expect(answer.html).not.toContain("sk_unknown");
    expect(visitor.cookies.has("aftercall_session")).toBe(false);
  });

  test("is slowed where one address tries many keys, also for the right one", async () => {
    const visitor = newVisitor(await mintClient());
    for (let attempt = 0; attempt < 10; attempt++) {
      await visitor.post("/dashboard/sign-in", { key: `sk_guess_${attempt}` });
    }
    const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key });
    expect(answer.status).toBe(429);
    expect(textOf(answer.html)).toContain("wait a minute");
    expect(visitor.cookies.has("aftercall_session")).toBe(false);
  });

  test("works by a link, once, and not before somebody presses its button", async () => {
    const client = await mintClient();
    const { status, body } = await client.send("POST", "/v1/sign-in-links");
    expect(status).toBe(201);
    const { pathname, search, searchParams } = new URL(String(body.url));
    const token = searchParams.get("token") ?? "";
    const visitor = newVisitor(client);
    expect(textOf((await visitor.get(pathname + search)).html)).toContain("Sign in by this link");
    expect(visitor.cookies.has("aftercall_session")).toBe(false);
    expect((await visitor.post("/dashboard/sign-in", { token })).status).toBe(303);
    expect((await visitor.get("/dashboard/settings/preferences")).status).toBe(200);
    const second = newVisitor(client);
    const answer = await second.post("/dashboard/sign-in", { token });
    expect(answer.status).toBe(401);
    expect(textOf(answer.html)).toContain("was used already");
  });

  test("ends when a person signs out, also for who kept the cookie", async () => {
    const visitor = await signedInVisitor();
    const kept = visitor.cookies.get("aftercall_session") ?? "";
    await visitor.post("/dashboard/sign-out");
    visitor.cookies.set("aftercall_session", kept);
    expect((await visitor.get("/dashboard/settings/preferences")).status).toBe(303);
  });

  test("ends with its key", async () => {
    const visitor = await signedInVisitor();
    const { body: me } = await visitor.client.send("GET", "/v1/users/me");
    await visitor.client.send("PATCH", `/v1/api-keys/${me.key_id}/revoke`);
    expect((await visitor.get("/dashboard/settings/preferences")).status).toBe(303);
  });

  test("refuses a form without the session's token, or from another site", async () => {
    const visitor = await signedInVisitor();
    const fields = { language: "tr", zone: "UTC", theme: "dark" };
    const path = "/dashboard/settings/preferences";
    expect((await visitor.post(path, { ...fields, csrf: "" })).status).toBe(403);
    expect((await visitor.post(path, fields, { origin: "https://evil.example" })).status).toBe(403);
    expect((await visitor.post(path, fields, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(visitor.cookies.has("theme")).toBe(false);
    expect((await visitor.post(path, fields)).status).toBe(303);
    expect(visitor.cookies.get("theme")).toBe("dark");
  });

  test("lets no script run that is not the dashboard's own", async () => {
    const visitor = await signedInVisitor();
    const { headers } = await visitor.get("/dashboard/settings/preferences");
    expect(headers.get("content-security-policy")).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(headers.get("cache-control")).toBe("no-store");
  });
});

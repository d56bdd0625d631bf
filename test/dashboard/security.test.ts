import { exports } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { apiKeys, sessions } from "../../src/store/schema.ts";
import { mintClient } from "../support/client.ts";
import { newVisitor, signedInVisitor, textOf } from "./support/browser.ts";

const PREFERENCES = "/dashboard/settings/preferences";
const CHOSEN = { language: "en", zone: "UTC", theme: "dark" };
const ORIGIN = "https://aftercall.example";

async function linkOf(client: Awaited<ReturnType<typeof mintClient>>): Promise<string> {
  const { body } = await client.send("POST", "/v1/sign-in-links");
  return new URL(String(body.url)).searchParams.get("token") ?? "";
}

describe("where signing in leads", () => {
  test.each([
    "/dashboard/../v1/calls",
    "/dashboard/%2e%2e/v1/calls",
    "/dashboard/..\t/evil",
    "/dashboardevil",
    "/dashboard/sign-in?token=other",
    "javascript:alert(1)",
    `/dashboard/calls?q=${"x".repeat(20_000)}`,
  ])("is the overview, where %j is asked for", async (next) => {
    const visitor = newVisitor(await mintClient());
    const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key, next });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/dashboard");
  });

  test("is told in a header of one line", async () => {
    const visitor = newVisitor(await mintClient());
    const next = "/dashboard/calls\r\nSet-Cookie: a=b\u0000";
    const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key, next });
    expect(answer.headers.get("location")).toBe("/dashboard/callsSet-Cookie:%20a=b");
    expect([...visitor.cookies.keys()]).toEqual(["aftercall_session"]);
  });

  test("is the page with its whole query, other scripts in it too", async () => {
    const visitor = newVisitor(await mintClient());
    const next = "/dashboard/calls?q=çağrı%2F%2F&value=a//b";
    const answer = await visitor.post("/dashboard/sign-in", { key: visitor.client.key, next });
    expect(answer.headers.get("location")).toBe("/dashboard/calls?q=%C3%A7a%C4%9Fr%C4%B1%2F%2F&value=a//b");
  });
});

describe("a sign-in link", () => {
  test("lets in one of two who use it at the same moment", async () => {
    const client = await mintClient();
    const token = await linkOf(client);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => newVisitor(client).post("/dashboard/sign-in", { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401]);
  });

  test("is refused in words once its key is revoked, and begins no session", async () => {
    const client = await mintClient();
    const token = await linkOf(client);
    const { body: me } = await client.send("GET", "/v1/users/me");
    await client.send("PATCH", `/v1/api-keys/${me.key_id}/revoke`);
    const answer = await newVisitor(client).post("/dashboard/sign-in", { token });
    expect(answer.status).toBe(401);
    expect(textOf(answer.html)).toContain("revoked");
    expect(
      await client.db.select().from(sessions).where(eq(sessions.workspaceId, client.workspaceId)),
    ).toEqual([]);
  });

  test("gives no more than the key that it was made by has", async () => {
    const client = await mintClient();
    const scopes = ["sign-in-links:write", "calls:read"];
    const { body: made } = await client.send("POST", "/v1/api-keys", { name: "Links", scopes });
    const { body } = await client.send("POST", "/v1/sign-in-links", undefined, {
      authorization: `Bearer ${made.key}`,
    });
    const visitor = newVisitor(client);
    const token = new URL(String(body.url)).searchParams.get("token") ?? "";
    expect((await visitor.post("/dashboard/sign-in", { token })).status).toBe(303);
    expect((await visitor.get("/dashboard/calls")).status).toBe(200);
    expect((await visitor.get("/dashboard/settings/keys")).status).toBe(403);
  });

  test("says that attempts are slowed, where they are", async () => {
    const client = await mintClient();
    const visitor = newVisitor(client);
    for (let attempt = 0; attempt < 10; attempt++) {
      await visitor.post("/dashboard/sign-in", { key: `sk_guess_${attempt}` });
    }
    const answer = await visitor.post("/dashboard/sign-in", { token: await linkOf(client) });
    expect(answer.status).toBe(429);
    expect(textOf(answer.html)).toContain("wait a minute");
    expect(answer.headers.get("retry-after")).toBe("60");
  });

  test("opens its own workspace to somebody who is signed in to another", async () => {
    const visitor = await signedInVisitor();
    const other = await mintClient();
    const token = await linkOf(other);
    const shown = await visitor.get(`/dashboard/sign-in?token=${token}`);
    expect(textOf(shown.html)).toContain("Sign in by this link");
    expect((await visitor.post("/dashboard/sign-in", { token })).status).toBe(303);
    const { db, workspaceId } = visitor.client;
    const left = await db.select().from(sessions).where(eq(sessions.workspaceId, workspaceId));
    expect(left.map(({ revokedAt }) => revokedAt === null)).toEqual([false]);
  });
});

describe("a session", () => {
  test("takes no token that was there before", async () => {
    const visitor = newVisitor(await mintClient());
    visitor.cookies.set("aftercall_session", "chosen-by-somebody-else");
    await visitor.post("/dashboard/sign-in", { key: visitor.client.key });
    expect(visitor.cookies.get("aftercall_session")).toMatch(/^[\w-]{43}$/);
  });

  test("ends when nobody has looked for a week, and after thirty days whatever", async () => {
    for (const times of [{ lastSeenAt: 7.01 }, { createdAt: 30.01 }]) {
      const visitor = await signedInVisitor();
      const { db, workspaceId } = visitor.client;
      const before = Object.entries(times).map(([name, days]) => [name, Date.now() - days * 86_400_000]);
      await db.update(sessions).set(Object.fromEntries(before)).where(eq(sessions.workspaceId, workspaceId));
      expect((await visitor.get(PREFERENCES)).status).toBe(303);
    }
  });

  test("ends with a key that is deleted, also where its row is all that went", async () => {
    const visitor = await signedInVisitor();
    const { db, workspaceId } = visitor.client;
    await db.delete(apiKeys).where(eq(apiKeys.workspaceId, workspaceId));
    expect((await visitor.get(PREFERENCES)).status).toBe(303);
  });

  test("of another workspace cannot be ended", async () => {
    const [visitor, other] = [await signedInVisitor(), await signedInVisitor()];
    const { db, workspaceId } = other.client;
    const [session] = await db.select().from(sessions).where(eq(sessions.workspaceId, workspaceId));
    expect((await visitor.post(`/dashboard/settings/sessions/${session?.id}/end`)).status).toBe(404);
    expect((await other.get(PREFERENCES)).status).toBe(200);
  });
});

describe("a form", () => {
  test.each([
    [
      "another session's token",
      async () => {
        const other = await signedInVisitor();
        const { html } = await other.get(PREFERENCES);
        return { csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "" };
      },
    ],
    ["no token", async () => ({ csrf: "" })],
  ] as const)("is refused with %s", async (_, fields) => {
    const visitor = await signedInVisitor();
    expect((await visitor.post(PREFERENCES, { ...CHOSEN, ...(await fields()) })).status).toBe(403);
  });

  test.each(["null", "https://aftercall.example.evil.example", "http://aftercall.example", ""])(
    "is refused from the origin %j",
    async (origin) => {
      const visitor = await signedInVisitor();
      expect((await visitor.post(PREFERENCES, CHOSEN, { origin })).status).toBe(403);
    },
  );

  test("is refused where a browser does not say where it comes from, signing in and out too", async () => {
    const client = await mintClient();
    for (const path of ["/dashboard/sign-in", "/dashboard/sign-out"]) {
      const answer = await exports.default.fetch(
        new Request(`${ORIGIN}${path}`, { method: "POST", body: new URLSearchParams({ key: client.key }) }),
      );
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      await answer.body?.cancel();
    }
  });

  test.each([
    ["application/json", '{"key":"sk_1"}'],
    ["text/plain", "key=sk_1"],
    ["multipart/form-data", "--x"],
    ["multipart/form-data; boundary=x", "--y\r\nnothing"],
    ["", ""],
  ])("that is none (%j) is refused in words", async (type, body) => {
    const visitor = await signedInVisitor();
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { html } = await visitor.get(PREFERENCES);
    const token = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
    for (const path of ["/dashboard/sign-in", PREFERENCES]) {
      const answer = await exports.default.fetch(
        new Request(`${ORIGIN}${path}`, {
          method: "POST",
          headers: { origin: ORIGIN, cookie, "x-csrf-token": token, "content-type": type },
          body,
        }),
      );
      expect([path, answer.status]).toEqual([path, 415]);
      await answer.body?.cancel();
    }
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("is not sent by %s", async (method) => {
    const visitor = await signedInVisitor();
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new Request(`${ORIGIN}${PREFERENCES}`, { method, headers: { origin: ORIGIN, cookie } });
    const answer = await exports.default.fetch(request);
    expect([403, 415]).toContain(answer.status);
    await answer.body?.cancel();
  });
});

import { describe, expect, test } from "vitest";
import { mintClient } from "../support/client.ts";
import { newVisitor, signedInVisitor, textOf } from "./support/browser.ts";

const PREFERENCES = "/dashboard/settings/preferences";

/** What is said once, on the page after a form. */
async function removed(name: string): Promise<{ status: number; cookie: string; text: string }> {
  const visitor = await signedInVisitor();
  const { body } = await visitor.client.send("POST", "/v1/agents", { agent_name: name, language: "en-US" });
  const answer = await visitor.post(`/dashboard/agents/${body.agent_id}/delete`);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("flash=")) ?? "";
  return { status: answer.status, cookie, text: textOf((await visitor.get("/dashboard/agents")).html) };
}

describe("what a page says after a form", () => {
  test.each(['Çağrı merkezi; a=b, "c"', "مركز الاتصال", "<b>x</b>\r\nSet-Cookie: a=b"])(
    "is %j in whatever letters",
    async (name) => {
      const { status, text } = await removed(name);
      expect(status).toBe(303);
      expect(text).toContain(name.replace(/\s+/g, " "));
    },
  );

  test.each(["half a character \ud83d", "呼".repeat(200), "📞".repeat(100)])(
    "fits a cookie, which every browser keeps (%j)",
    async (name) => {
      const { status, cookie } = await removed(name);
      expect(status).toBe(303);
      expect(cookie.split(";")[0]?.length).toBeGreaterThan(20);
      expect(cookie.length).toBeLessThan(4096);
    },
  );
});

describe("hostile cookies", () => {
  test.each([
    ["zone", "__proto__"],
    ["zone", "x".repeat(4000)],
    ["zone", "%E0%A4%A"],
    ["language", "constructor"],
    ["theme", "__proto__"],
    ["theme", "dark%22%20onload%3D%22x"],
    ["flash", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"],
    ["flash", "%E0%A4%A"],
    ["flash", "x".repeat(4000)],
    ["aftercall_session", "%00"],
  ])("%s=%s break no page", async (name, value) => {
    const visitor = await signedInVisitor();
    visitor.cookies.set(name, value);
    const answer = await visitor.get(PREFERENCES);
    expect(answer.status).toBe(name === "aftercall_session" ? 303 : 200);
    expect(answer.html).not.toContain("<img");
    expect(answer.html).not.toContain(' onload="x');
  });
});

describe("an address", () => {
  test("with a slash behind it leads to the page without it", async () => {
    const visitor = await signedInVisitor();
    for (const path of ["/dashboard", "/dashboard/calls"]) {
      const answer = await visitor.get(`${path}/?a=1`);
      expect(answer.status).toBe(301);
      expect(new URL(answer.headers.get("location") ?? "").pathname).toBe(path);
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
    }
  });

  test("of the menu leads to a page, with what is in it for the key", async () => {
    const visitor = await signedInVisitor();
    const { html } = await visitor.get("/dashboard");
    const menu = /<nav[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
    const links = [...menu.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
    expect(links.length).toBeGreaterThan(7);
    for (const link of links) {
      const { status, headers } = await visitor.get(link);
      const to = headers.get("location");
      expect([link, to ? (await visitor.get(to)).status : status]).toEqual([link, 200]);
    }
  });
});

describe("every answer", () => {
  const HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  };

  test.each([
    ["/dashboard", 200],
    ["/dashboard/sign-in", 303],
    ["/dashboard/nothing", 404],
    ["/dashboard/calls/call_unknown", 404],
    ["/dashboard/calls/export?format=csv", 200],
    ["/dashboard/webhooks/endpoints", 301],
  ] as const)("of %s has the headers that keep it safe", async (path, status) => {
    const visitor = await signedInVisitor();
    const answer = await visitor.get(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS);
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("to nobody has them too", async () => {
    const visitor = newVisitor(await mintClient());
    for (const [path, status] of [
      ["/dashboard/calls", 303],
      ["/dashboard/sign-in", 200],
    ] as const) {
      const answer = await visitor.get(path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS);
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
    }
  });

  test("to a form that is too large is a page", async () => {
    const visitor = await signedInVisitor();
    const answer = await visitor.post(PREFERENCES, { language: "x".repeat(4 * 1024 * 1024) });
    expect(answer.status).toBe(413);
    expect(textOf(answer.html)).toContain("over 4 MiB");
  });
});

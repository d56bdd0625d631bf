import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { apiOf } from "../support/flow-data.ts";
import { openPage, type PageOptions, stage, visit } from "../support/page.ts";

const SIGN_IN = "/dashboard/sign-in";
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Each visitor comes from an address of their own: attempts to sign in are counted by it. */
async function stranger(options: PageOptions = {}): Promise<Page> {
  const page = await openPage({ ...options, signedIn: null });
  const part = () => Math.floor(Math.random() * 0xffff).toString(16);
  await page.setExtraHTTPHeaders({ "cf-connecting-ip": `2001:db8::${part()}:${part()}` });
  return page;
}

async function signIn(page: Page, key: string = stage().keys.signing): Promise<void> {
  await visit(page, SIGN_IN);
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signedIn(options: PageOptions = {}): Promise<Page> {
  const page = await stranger(options);
  await signIn(page);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  return page;
}

test("a key leads to where one was going", async () => {
  const page = await stranger();
  await page.goto("/dashboard/calls?status=completed");
  expect(pathOf(page)).toBe(SIGN_IN);
  await page.getByLabel("API key").fill(stage().keys.signing);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/dashboard/calls?status=completed");
  await page.getByRole("heading", { level: 1, name: "Calls" }).waitFor();
});

test("the session's cookie is out of reach for scripts, and for other sites", async () => {
  const page = await signedIn();
  expect(await page.evaluate(() => document.cookie)).not.toContain("session");
  const cookie = (await page.context().cookies()).find(({ name }) => name === "aftercall_session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/dashboard" });
});

test("a wrong key is refused beside its field, and nobody is signed in", async () => {
  const page = await stranger();
  await signIn(page, "sk_0000000000000000000000000000");
  const field = page.getByLabel("API key");
  await page.locator("[aria-invalid=true]").waitFor();
  const described = await field.getAttribute("aria-describedby");
  const why = await Promise.all(
    (described ?? "").split(" ").map((id) => page.locator(`#${id}`).textContent()),
  );
  expect(why.join(" ")).toMatch(/API key/);
  expect(await field.inputValue()).toBe("");
  await expectAccessible(page);
  await page.goto("/dashboard/calls");
  expect(pathOf(page)).toBe(SIGN_IN);
});

test("a one-time link signs in once, and only when its button is pressed", async () => {
  const { url } = await apiOf("signing").post<{ url: string }>("/v1/sign-in-links", {});
  const [looking, page, late] = [await stranger(), await stranger(), await stranger()];
  await looking.goto(url);
  await looking.getByRole("button", { name: "Sign in by this link" }).waitFor();
  await page.goto(url);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in by this link" }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await late.goto(url);
  await late.getByRole("button", { name: "Sign in by this link" }).click();
  await late.getByText("This sign-in link was used already").waitFor();
  await late.getByLabel("API key").waitFor();
});

test("signing out ends the session itself, not only this browser's cookie", async () => {
  const page = await signedIn();
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
  await page.goto("/dashboard/calls");
  expect(pathOf(page)).toBe(SIGN_IN);
  await page.context().addCookies(cookies);
  await page.goto("/dashboard/calls");
  expect(pathOf(page)).toBe(SIGN_IN);
});

test("a session that is ended elsewhere is over, also for a page that stands open", async () => {
  const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
  // The page that polls is told so by 401.
  const lost = await signedIn({ userAgent, expected: [/^401 for GET .*\/dashboard\/live \(xhr\)$/] });
  await visit(lost, "/dashboard/live");
  const page = await signedIn({ agreesTo: /^End this session\?/ });
  await visit(page, "/dashboard/settings/sessions");
  const row = page.getByRole("row").filter({ hasText: "Firefox on Windows" });
  await row.getByRole("button", { name: /^End the session of/ }).click();
  await page.getByText("The session has ended.").waitFor();
  expect(await row.count()).toBe(0);
  await lost.waitForURL(`**${SIGN_IN}*`);
});

test("without script signing in works as well", async () => {
  const page = await stranger({ script: false });
  await signIn(page);
  await page.waitForURL("**/dashboard");
});

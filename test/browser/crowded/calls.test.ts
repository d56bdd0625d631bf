import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { CALLS, type Crowded } from "../support/crowded/stage.ts";
import { CROWDED_START_MS, crowdedSite, openPage, visit } from "../support/page.ts";
import { goOlder, idsIn, older, rowsIn } from "../support/rows.ts";
import { markDocument } from "../support/same-page.ts";

const PAGE = 50;
/** Of 100,000 invented calls one in so many has the word in it. */
const RARE = 10_000;

let site: Crowded;
beforeAll(async () => {
  site = await crowdedSite();
}, CROWDED_START_MS);

const ids = (page: Page) => idsIn(page, "#calls");
const rows = (page: Page) => rowsIn(page, "#calls");

async function openCalls(query: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const page = await openPage({ signedIn: "crowded", ...options });
  await visit(page, `/dashboard/calls${query}`);
  return page;
}

test.for([true, false])(
  "the newest are first, and one page leads to the next (script: %s)",
  async (script) => {
    const page = await openCalls("", { script });
    const newest = site.newest.toReversed();
    expect(await ids(page)).toEqual(newest.slice(0, PAGE));
    await goOlder(page);
    expect(await ids(page)).toEqual(newest.slice(PAGE));
    await goOlder(page);
    const third = await ids(page);
    expect(third).toHaveLength(PAGE);
    expect(third[0] && newest.at(-1) && third[0] < (newest.at(-1) ?? "")).toBe(true);
    await page.getByRole("link", { name: "Newest" }).click();
    await page.waitForURL("**/dashboard/calls");
    expect(await ids(page)).toEqual(newest.slice(0, PAGE));
  },
);

test("the pages end with the very first call", async () => {
  const page = await openCalls(`?after=${site.oldest[PAGE + 20]}`);
  expect(await ids(page)).toEqual(site.oldest.slice(20, PAGE + 20).toReversed());
  await goOlder(page);
  expect(await ids(page)).toEqual(site.oldest.slice(0, 20).toReversed());
  expect(await older(page).count()).toBe(0);
  await page.getByRole("link", { name: "Newest" }).waitFor();
});

test("from the middle one goes on, either by link or by keyboard", async () => {
  const page = await openCalls(`?after=${site.middle}`);
  const first = await ids(page);
  expect(first).toHaveLength(PAGE);
  await older(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`after=${first.at(-1)}`));
  const second = await ids(page);
  expect(second).toHaveLength(PAGE);
  expect([site.middle, ...first, ...second]).toEqual([site.middle, ...first, ...second].sort().reverse());
});

test("a word that was said in few calls finds just these, and leads to its turn", async () => {
  const page = await openCalls("");
  await page.getByRole("searchbox", { name: "Search" }).fill("zebrafish");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=zebrafish/);
  expect(await ids(page)).toHaveLength(CALLS / RARE);
  expect(await older(page).count()).toBe(0);
  await page.locator("#calls tbody th a").first().click();
  await page.waitForURL("**/dashboard/calls/call_*");
  await page.locator("#transcript").getByText("My zebrafish is ill.").waitFor();
});

test("words of very many calls are found page by page", async () => {
  const page = await openCalls("?q=thank");
  const first = await ids(page);
  expect(first).toHaveLength(PAGE);
  await goOlder(page);
  const second = await ids(page);
  expect(second).toHaveLength(PAGE);
  expect(page.url()).toContain("q=thank");
  expect(new Set([...first, ...second]).size).toBe(2 * PAGE);
  expect([...first, ...second]).toEqual([...first, ...second].sort().reverse());
});

test("where only some of the found are looked at, the page says so", async () => {
  const page = await openCalls("?q=thank&direction=inbound");
  expect(await ids(page)).toHaveLength(PAGE);
  await page.getByText("only the newest 2,000 of them were looked at").waitFor();
});

test("a number finds its call among all", async () => {
  const page = await openCalls("");
  const number = (await page.locator("#calls tbody th a").nth(7).textContent()) ?? "";
  await page.getByRole("searchbox", { name: "Search" }).fill(number);
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=/);
  expect(await ids(page)).toContain(site.newest.at(-8));
});

test.for([
  ["?status=no_answer", /No answer/],
  ["?needs_review=true", /Needs review/],
  ["?action_status=failed", /Failed/],
  ["?direction=outbound", /Outbound/],
] as const)("%s: each row of each page meets the filter", async ([query, shown]) => {
  const page = await openCalls(query);
  const first = await rows(page);
  await goOlder(page);
  const second = await rows(page);
  for (const all of [first, second]) {
    expect(all).toHaveLength(PAGE);
    expect(all).toEqual(all.map(() => expect.stringMatching(shown)));
  }
  expect(page.url()).toContain(query.slice(1));
});

test("a filter for an agent and a value is set by hand, and the pages after it keep it", async () => {
  const page = await openCalls("");
  await page.locator("summary", { hasText: "Filters" }).click();
  await page.getByLabel("Agent", { exact: true }).selectOption({ label: "South" });
  await page.getByLabel("Field", { exact: true }).fill("interest_level");
  await page.getByLabel("has the value").fill("high");
  await page.locator(".filters + .doings").getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/interest_level/);
  await goOlder(page);
  const all = await rows(page);
  expect(all).toHaveLength(PAGE);
  expect(all).toEqual(all.map(() => expect.stringMatching(/South.*interest_level: high/)));
});

test("the list renews itself where it stands", async () => {
  const page = await openCalls("");
  const isSame = await markDocument(page);
  const box = page.locator(`#calls input[value="${site.newest.at(-3)}"]`);
  await box.check();
  await page.waitForResponse((answer) => new URL(answer.url()).pathname === "/dashboard/calls");
  expect(await ids(page)).toEqual(site.newest.toReversed().slice(0, PAGE));
  expect(await box.isChecked()).toBe(true);
  expect(await isSame()).toBe(true);
});

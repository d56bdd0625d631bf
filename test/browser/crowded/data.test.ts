import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { CROWDED_START_MS, crowdedSite, openPage, visit } from "../support/page.ts";
import { goOlder } from "../support/rows.ts";

let agent = "";
beforeAll(async () => {
  agent = (await crowdedSite()).agents[0] ?? "";
}, CROWDED_START_MS);

const table = (page: Page) => page.getByRole("region", { name: /^Data of North/ }).locator("table");

async function column(page: Page, name: string): Promise<string[]> {
  const heads = await table(page).locator("thead th").allTextContents();
  const place = heads.findIndex((head) => head.includes(name));
  return table(page)
    .locator("tbody tr")
    .evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent ?? ""), place);
}

async function openTable(query: string): Promise<Page> {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, `/dashboard/data/${agent}${query}`);
  return page;
}

test("a table of 33,000 calls shows the newest, page by page", async () => {
  const page = await openTable("");
  const firstCalls = await column(page, "Call");
  await goOlder(page);
  const nextCalls = await column(page, "Call");
  expect([firstCalls.length, nextCalls.length]).toEqual([50, 50]);
  expect(nextCalls[0]).not.toBe(firstCalls[0]);
});

test("sorted by a number it goes on from page to page, and says how far it looked", async () => {
  const page = await openTable("");
  await table(page).getByRole("link", { name: "budget" }).click();
  await page.waitForURL(/sort=budget/);
  await page.getByText("Sorted among the newest 20,000 calls of this time").waitFor();
  const first = (await column(page, "budget")).map(Number);
  await goOlder(page);
  const second = (await column(page, "budget")).map(Number);
  expect(first).toHaveLength(50);
  expect(second).toHaveLength(50);
  expect([...first, ...second]).toEqual([...first, ...second].sort((a, b) => a - b));
});

test("what the columns hold is drawn by itself", async () => {
  const page = await openTable("");
  const charts = page.locator("#distributions figure.chart");
  await charts.first().locator("svg").waitFor();
  const levels = charts.filter({ has: page.getByText("interest_level", { exact: true }) });
  expect(await levels.locator("tbody th").allTextContents()).toEqual(
    expect.arrayContaining(["high", "medium", "low", "none"]),
  );
});

test("a filter looks through all of them", async () => {
  const page = await openTable("?column=topic&operator=contains&value=warr");
  expect(await column(page, "topic")).toEqual(Array(50).fill(expect.stringContaining("warranty")));
});

import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { CALLS, type Crowded } from "../support/crowded/stage.ts";
import { CROWDED_START_MS, crowdedSite, openPage, visit } from "../support/page.ts";
import { goOlder, rowsIn } from "../support/rows.ts";

const DAY_MS = 86_400_000;

let site: Crowded;
beforeAll(async () => {
  site = await crowdedSite();
}, CROWDED_START_MS);

const total = (page: Page, name: string) => page.getByRole("region", { name, exact: true }).getByRole("link");
const numberOf = (text: string | null) => Number((text ?? "").replaceAll(",", ""));

/** How many calls came in from a time on: they are spread evenly. */
function callsSince(time: number): number {
  const { since, until } = site;
  let first = Math.max(0, Math.floor((CALLS * (time - since)) / (until - since)) - 2);
  while (first < CALLS && Math.floor(since + ((until - since) * first) / CALLS) < time) first++;
  return CALLS - first;
}

/** The days of UTC up to `now`, today among them. */
const countedAt = (now: number, days: number) =>
  callsSince(Math.floor(now / DAY_MS) * DAY_MS - (days - 1) * DAY_MS);

test.for([7, 30, 90])("the numbers of %d days are those of all their calls", async (days) => {
  const page = await openPage({ signedIn: "crowded", zone: "UTC" });
  // The first answer sets the cookie of the browser's zone.
  await visit(page, "/dashboard");
  const before = Date.now();
  await visit(page, `/dashboard?days=${days}`);
  const shown = numberOf(await total(page, "Calls").textContent());
  // Either, where midnight came between.
  expect([countedAt(before, days), countedAt(Date.now(), days)]).toContain(shown);
  const agents = page.locator("main section", { hasText: "By agent" }).locator("tbody tr");
  const cells = await agents.evaluateAll((rows) => rows.map((row) => row.children[1]?.textContent ?? ""));
  expect(cells).toHaveLength(site.agents.length);
  expect(cells.map(numberOf).reduce((sum, one) => sum + one, 0)).toBe(shown);
  expect(await page.locator("figure.chart").first().locator("table tbody tr").count()).toBe(days);
});

test("a number leads to the calls behind it, and these go on", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, "/dashboard?days=90");
  expect(numberOf(await total(page, "Need review").textContent())).toBeGreaterThan(2_000);
  await total(page, "Need review").click();
  await page.waitForURL(/needs_review=true/);
  await goOlder(page);
  const rows = await rowsIn(page, "#calls");
  expect(rows).toHaveLength(50);
  expect(rows).toEqual(rows.map(() => expect.stringContaining("Needs review")));
});

test("one agent's numbers are its own", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, "/dashboard?days=90");
  const row = page.locator("main section", { hasText: "By agent" }).locator("tr", { hasText: "West" });
  const ofWest = await row.locator("td").first().textContent();
  await row.getByRole("link", { name: "West" }).click();
  await page.waitForURL(/agent_id=/);
  expect(await total(page, "Calls").textContent()).toBe(ofWest);
});

import { beforeAll, expect, test } from "vitest";
import { type Crowded, PLANNED } from "../support/crowded/stage.ts";
import { CROWDED_START_MS, crowdedSite, openPage, visit } from "../support/page.ts";
import { goOlder, idsIn, older, rowsIn } from "../support/rows.ts";

let site: Crowded;
beforeAll(async () => {
  site = await crowdedSite();
}, CROWDED_START_MS);

test("a full day of the calendar leads to all that rings on it", async () => {
  const page = await openPage({ signedIn: "crowded", zone: "UTC" });
  await visit(page, `/dashboard/schedules?zone=UTC&day=${site.plannedOn}`);
  const day = page.locator("table.calendar td", { has: page.locator(`time[datetime="${site.plannedOn}"]`) });
  expect(await day.locator("li").count()).toBeGreaterThan(0);
  await day.getByRole("link", { name: /^\d+ more$/ }).click();
  await page.waitForURL(/span=day/);
  await page.getByText(`${PLANNED} calls`).waitFor();
  expect(await page.locator(".agenda li").count()).toBe(PLANNED);
});

test("schedules that are over are listed page by page", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, "/dashboard/schedules?view=list&status=completed");
  const first = await rowsIn(page, "#schedules");
  await goOlder(page);
  const second = await rowsIn(page, "#schedules");
  for (const rows of [first, second]) {
    expect(rows).toHaveLength(50);
    expect(rows).toEqual(rows.map(() => expect.stringContaining("Completed")));
  }
  expect(second[0]).not.toBe(first[0]);
});

test("deliveries are listed page by page, and each says what was sent and answered", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, "/dashboard/webhooks/deliveries");
  const first = await idsIn(page, "#deliveries");
  await goOlder(page);
  const second = await idsIn(page, "#deliveries");
  expect(new Set([...first, ...second]).size).toBe(100);
  await page.locator("#deliveries tbody th a").first().click();
  await page.waitForURL("**/webhooks/deliveries/dlv_*");
  await page.getByText("https://crm.example/leads").first().waitFor();
  await page.locator("#progress").getByText("204").first().waitFor();
});

test("deliveries that failed are found among all, to the last page", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, "/dashboard/webhooks/deliveries?status=failed");
  let pages = 0;
  for (; ; pages++) {
    const rows = await rowsIn(page, "#deliveries");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(rows.map(() => expect.stringContaining("Failed")));
    if ((await older(page).count()) === 0) break;
    await goOlder(page);
  }
  expect(pages).toBeGreaterThan(3);
});

test("one call of 100,000 shows its facts, its values with their words, its actions and its events", async () => {
  const page = await openPage({ signedIn: "crowded" });
  await visit(page, `/dashboard/calls/${site.newest.at(-2)}`);
  await page.locator("#field-interest_level blockquote a").click();
  expect(await page.locator("#turn-3").getAttribute("class")).toContain("shown");
  await page.getByRole("link", { name: "Actions" }).click();
  await page.locator("li.card", { hasText: "Auto follow-up" }).waitFor();
  await page.getByRole("link", { name: "Events" }).click();
  await page.waitForURL(/tab=events/);
  expect(await page.locator("main ol li").count()).toBeGreaterThan(3);
});

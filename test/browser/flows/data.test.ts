import { beforeAll, expect, test } from "vitest";
import { addAgent, addCall, apiOf, flowAgent } from "../support/flow-data.ts";
import { openPage, stage, visit } from "../support/page.ts";

const api = apiOf("flows");
let agent = "";

beforeAll(async () => {
  agent = await addAgent(api, flowAgent("Price line", stage().receiver));
  for (const budget of [90, 310, 240]) {
    await addCall(api, agent, {
      transcript: `Agent: What is your budget?\nCustomer: Our budget is ${budget} pounds a month.`,
    });
  }
});

test.for([true, false])("the table is sorted by a column's head, both ways (script: %s)", async (script) => {
  const page = await openPage({ signedIn: "flows", script });
  await visit(page, `/dashboard/data/${agent}`);
  const table = page.locator("main table", { hasText: "customer_name" }).first();
  const place = await table
    .locator("thead th")
    .evaluateAll((heads) => heads.findIndex((head) => head.textContent?.includes("budget")));
  const shown = () =>
    table
      .locator("tbody tr")
      .evaluateAll(
        (rows, at) => rows.map((row) => Number.parseInt(row.children[at]?.textContent ?? "", 10)),
        place,
      );
  const head = table.locator("thead th").nth(place);
  await head.getByRole("link").click();
  await page.waitForURL(/sort=budget/);
  const [first, sorted] = [await head.getAttribute("aria-sort"), await shown()];
  await head.getByRole("link").click();
  await page.waitForURL(
    (url) => url.searchParams.get("sort") === "budget" && url.searchParams.has("direction"),
  );
  const [second, reversed] = [await head.getAttribute("aria-sort"), await shown()];
  expect([first, second].sort()).toEqual(["ascending", "descending"]);
  expect(sorted).toEqual(first === "ascending" ? [90, 240, 310] : [310, 240, 90]);
  expect(reversed).toEqual(sorted.toReversed());
});

test("what the columns hold is drawn beside the table by itself", async () => {
  const page = await openPage({ signedIn: "flows" });
  await visit(page, `/dashboard/data/${agent}`);
  await page.locator("#distributions figure.chart svg").first().waitFor();
});

test("a filter keeps only the rows that meet it", async () => {
  const page = await openPage({ signedIn: "flows" });
  await visit(page, `/dashboard/data/${agent}?column=budget&operator=at_least&value=200`);
  expect(await page.locator("main table tbody tr th a, main table tbody tr td a").count()).toBeGreaterThan(1);
  expect(await page.locator("main table").first().textContent()).not.toContain("90");
});

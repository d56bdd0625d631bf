import { expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { openPage, stage, visit } from "../support/page.ts";

test("a draft is compared with past calls, watched to its end, and comes back into the editor", async () => {
  const page = await openPage();
  await visit(page, `/dashboard/agents/${stage().seeded.agent}?part=settings`);
  await page.getByLabel("Name of the agent").fill("Office lines, drafted");
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("heading", { name: "Try Office lines, drafted" }).waitFor();
  await page.getByLabel("Newest calls").selectOption("10");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL("**/dashboard/tasks/backtests/bt_*");
  // The page renews itself; nobody loads it again.
  await page.locator("#task").getByText("Done", { exact: true }).waitFor();
  await page.getByText(/^(\d+) of \1 calls/).waitFor();
  expect(await page.locator("#task[hx-trigger]").count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open the draft in the editor" }).click();
  await page.waitForURL("**/draft");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Name of the agent").waitFor();
  expect(await page.getByLabel("Name of the agent").inputValue()).toBe("Office lines, drafted");
});

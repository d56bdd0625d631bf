import type { Page } from "playwright-core";

/** The ids of a list's rows, from top to bottom. */
export const idsIn = (page: Page, list: string): Promise<string[]> =>
  page.locator(`${list} tbody tr`).evaluateAll((rows) => rows.map(({ id }) => id));

/** The words of each row of a list. */
export const rowsIn = (page: Page, list: string): Promise<string[]> =>
  page.locator(`${list} tbody tr`).evaluateAll((rows) => rows.map((row) => row.textContent ?? ""));

export const older = (page: Page) => page.getByRole("link", { name: "Older" });

/** Follows the pager to the next older page; resolves when its rows are there. */
export async function goOlder(page: Page): Promise<void> {
  const address = new URL((await older(page).getAttribute("href")) ?? "", page.url()).href;
  await older(page).click();
  await page.waitForURL(address);
}

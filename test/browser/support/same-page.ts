import type { Page } from "playwright-core";

/** Remembers this very document: answers whether the tab still shows it, or has loaded one since. */
export async function markDocument(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    document.documentElement.dataset.marked = "yes";
  });
  return () => page.evaluate(() => document.documentElement.dataset.marked === "yes");
}

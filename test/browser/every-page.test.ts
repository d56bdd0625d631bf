import { describe, expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { openPage, stage, visit } from "./support/page.ts";
import { OPEN_PAGES, PLAIN_PAGES, seededPages } from "./support/pages.ts";
import { expectNoSidewaysScroll } from "./support/sideways.ts";
import { expectSound } from "./support/sound.ts";

describe("every page answers, is accessible in light and dark, and fits into every width", () => {
  test.for([...seededPages(stage().seeded)])("$name", async (page) => {
    await expectSound(page, "seeded");
  });
  test.for([...OPEN_PAGES])("$name, to nobody in particular", async (page) => {
    await expectSound(page, null);
  });
});

describe("an empty workspace has the same pages, each as sound", () => {
  test.for([...PLAIN_PAGES])("$name", async (page) => {
    await expectSound(page, "empty");
  });
});

test("no two pages of the navigation have the same title", async () => {
  const page = await openPage();
  const titles: string[] = [];
  // The same page in another view is the same page.
  const pages = PLAIN_PAGES.filter(({ path }) => !path.includes("?"));
  for (const { path } of pages) {
    await visit(page, path);
    titles.push(await page.title());
  }
  expect(new Set(titles).size, titles.join(", ")).toBe(pages.length);
});

describe("in Turkish", () => {
  test.for([...PLAIN_PAGES])("$name says that it is", async ({ path }) => {
    const page = await openPage({ language: "tr-TR" });
    await visit(page, path);
    expect(await page.locator("html").getAttribute("lang")).toBe("tr");
  });
});

describe("without script every page can be read", () => {
  test.for([...PLAIN_PAGES])("$name", async ({ path }) => {
    const page = await openPage({ script: false });
    await visit(page, path);
    await page.locator("main h1").waitFor();
  });
});

test("whoever is not signed in is sent to the sign-in page", async () => {
  const page = await openPage({ signedIn: null });
  for (const { path } of seededPages(stage().seeded)) {
    await visit(page, path);
    expect(new URL(page.url()).pathname, path).toBe("/dashboard/sign-in");
  }
});

test("nobody finds another workspace's call, agent, schedule or delivery", async () => {
  const page = await openPage({ signedIn: "empty" });
  const named = seededPages(stage().seeded).filter(({ path }) => /_[0-9a-z]{26}/.test(path));
  expect(named.length).toBeGreaterThan(20);
  for (const { path } of named) await visit(page, path, 404);
  await expectAccessible(page);
});

test("an address that leads nowhere answers a page of its own with 404", async () => {
  const page = await openPage();
  await visit(page, "/dashboard/nowhere", 404);
  await page.locator("h1").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

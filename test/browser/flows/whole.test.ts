import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { openPage, stage, visit } from "../support/page.ts";
import { EMPTY_PAGES } from "../support/pages.ts";

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one instanceof HTMLElement
      ? {
          tag: one.localName,
          id: one.id,
          name: one.getAttribute("name"),
          text: one.textContent?.trim() ?? "",
        }
      : null;
  });

async function tabTo(page: Page, isIt: (one: NonNullable<Awaited<ReturnType<typeof focused>>>) => boolean) {
  for (let presses = 1; presses <= 60; presses++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now && isIt(now)) return presses;
  }
  throw new Error("60 presses of Tab do not lead there.");
}

describe("with the keyboard alone", () => {
  test("the first stop skips the navigation, and leads to the filters and the rows", async () => {
    const page = await openPage();
    await visit(page, "/dashboard/calls");
    await page.keyboard.press("Tab");
    expect((await focused(page))?.text).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect((await focused(page))?.id).toBe("content");
    await tabTo(page, ({ name }) => name === "q");
    await tabTo(page, ({ tag, text }) => tag === "summary" && text === "Filters");
    await page.keyboard.press("Enter");
    await page.getByLabel("Direction").waitFor();
    await tabTo(page, ({ name }) => name === "direction");
    await page.keyboard.press("i");
    await tabTo(page, ({ tag, text }) => tag === "button" && text === "Show");
    await page.keyboard.press("Enter");
    await page.waitForURL(/direction=inbound/);
    const first = await page.locator("#calls tbody th a").first().textContent();
    await tabTo(page, ({ tag, text }) => tag === "a" && text === first);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/dashboard/calls/call_*");
  });

  test("a quote leads to its words, and from there one goes on", async () => {
    const page = await openPage();
    await visit(page, `/dashboard/calls/${stage().seeded.calls.booked}`);
    const quote = page.locator("#field-budget blockquote a");
    await quote.focus();
    await page.keyboard.press("Enter");
    expect((await focused(page))?.id).toMatch(/^turn-\d+$/);
  });

  test("on a narrow screen the menu opens, and leads on", async () => {
    const page = await openPage({ width: 390 });
    await visit(page, "/dashboard/calls");
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Schedules" });
    expect(await link.isVisible()).toBe(false);
    await tabTo(page, ({ tag, text }) => tag === "summary" && text === "Menu");
    await page.keyboard.press("Enter");
    await link.waitFor();
    await expectAccessible(page);
    await tabTo(page, ({ text }) => text === "Schedules");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/dashboard/schedules");
  });
});

describe("what is not there, or not allowed, says so on a page of its own", () => {
  test.for([
    "/dashboard/nowhere",
    "/dashboard/calls/call_01h00000000000000000000000",
    "/dashboard/agents/none",
  ])("%s answers 404, and leads on", async (path) => {
    const page = await openPage();
    await visit(page, path, 404);
    await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
    await page.getByRole("link", { name: "Go to the overview" }).click();
    await page.waitForURL("**/dashboard");
  });

  test("a form without this session's token is refused, and nothing is done", async () => {
    const page = await openPage({ signedIn: "flows" });
    await visit(page, "/dashboard/settings/preferences");
    await page.locator("main input[name=csrf]").evaluate((input) => input.setAttribute("value", "forged"));
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This form was not sent from a page of this dashboard").waitFor();
    await expectAccessible(page);
  });
});

describe("an empty workspace says what comes here, and how", () => {
  test.for([...EMPTY_PAGES])("$name", async ({ path }) => {
    const page = await openPage({ signedIn: "empty" });
    await visit(page, path);
    const empty = page.locator("main .empty").first();
    await empty.waitFor();
    expect(await empty.getByRole("link").count()).toBeGreaterThan(0);
  });
});

describe("how a person likes to see it", () => {
  test("is kept: language, zone and colours", async () => {
    const page = await openPage({ signedIn: "flows", zone: "Asia/Dubai" });
    await visit(page, "/dashboard/settings/preferences");
    await page.getByLabel("Language").selectOption("tr");
    await page.locator("select[name=theme]").selectOption("dark");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("html[lang=tr][data-theme=dark]").waitFor();
    await visit(page, "/dashboard/calls");
    await page.getByRole("heading", { level: 1, name: "Aramalar" }).waitFor();
    await expectAccessible(page);
  });

  test("begins with the zone of the browser", async () => {
    const page = await openPage({ zone: "Asia/Dubai" });
    await visit(page, "/dashboard/calls");
    await page.reload();
    await page.getByText("Times in Asia/Dubai").waitFor();
    await visit(page, `/dashboard/calls/${stage().seeded.calls.booked}`);
    expect(await page.locator(".when .there").first().textContent()).toContain("Europe/London");
  });
});

test("the overview's numbers lead to what they count, by form and by link, also without script", async () => {
  const page = await openPage({ script: false });
  await visit(page, "/dashboard");
  await page.getByLabel("Days").selectOption("30");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/days=30/);
  const review = page.locator("section.total", { hasText: "review" }).getByRole("link");
  const count = Number(await review.textContent());
  await review.click();
  await page.waitForURL(/needs_review=true/);
  expect(await page.locator("#calls tbody tr").count()).toBe(count);
});

import { beforeAll, expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import type { Crowded } from "../support/crowded/stage.ts";
import { CROWDED_START_MS, crowdedSite, openPage, type PageOptions } from "../support/page.ts";
import { markDocument } from "../support/same-page.ts";
import { expectNoSidewaysScroll } from "../support/sideways.ts";

let site: Crowded;
beforeAll(async () => {
  site = await crowdedSite();
}, CROWDED_START_MS);

/** What a fault says about itself, and nobody else is to read. */
const RAW = /SyntaxError|D1_ERROR|SQLITE|Unexpected token|in JSON at|malformed|\bat \w+ \(/;
const REFERENCE = /\breq_[0-9a-z]{26}\b/;

async function openBroken(options: PageOptions = {}) {
  const page = await openPage({
    signedIn: "broken",
    expected: [/^500 for GET .*(\(document\)|\(xhr\))$/, /Response Status Error Code 500/],
    ...options,
  });
  return page;
}

test.for([
  ["en-GB", true, "This page could not be shown", "Main", "Go to the overview"],
  ["en-GB", false, "This page could not be shown", "Main", "Go to the overview"],
  ["tr-TR", true, "Bu sayfa gösterilemedi", "Ana menü", "Genel bakışa git"],
] as const)(
  "a fault of ours has a page of its own: what happened, the reference to look it up, and ways on (%s, script: %s)",
  async ([language, script, title, navigation, onward]) => {
    const page = await openBroken({ language, script });
    const answer = await page.goto(`/dashboard/calls/${site.broken.transcript}`);
    expect(answer?.status()).toBe(500);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const text = (await page.locator("main").textContent()) ?? "";
    const [reference] = REFERENCE.exec(text) ?? [];
    expect(reference).toBe(answer?.headers()["x-request-id"]);
    expect(await page.content()).not.toMatch(RAW);
    expect(
      await page.getByRole("navigation", { name: navigation }).getByRole("link").count(),
    ).toBeGreaterThan(5);
    await page.getByRole("link", { name: onward }).click();
    await page.waitForURL("**/dashboard");
    expect(await page.locator("h1").textContent()).not.toBe(title);
  },
);

test("the page of a fault is accessible in light and dark, and fits into every width", async () => {
  const page = await openBroken();
  await page.goto(`/dashboard/calls/${site.broken.transcript}`);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("where a part of a page cannot be renewed, the page stays as it is and says so with the reference", async () => {
  const page = await openBroken();
  const failed = page.waitForResponse((answer) => answer.status() === 500);
  await page.goto(`/dashboard/data/${site.broken.agent}`);
  const isSame = await markDocument(page);
  const reference = (await failed).headers()["x-request-id"] ?? "none";
  await page.locator("#news").getByText(reference).waitFor();
  expect(await page.locator("#news").textContent()).toMatch(/^Something went wrong on our side/);
  expect(await page.content()).not.toMatch(RAW);
  expect(await page.locator("main h1").textContent()).toBe("Data of Damaged line");
  expect(await page.locator("main tbody tr").count()).toBe(50);
  expect(await page.locator("main h1").count()).toBe(1);
  expect(await isSame()).toBe(true);
  await expectAccessible(page);
});

test("what is whole beside it can be seen all the same", async () => {
  const page = await openBroken();
  await page.goto("/dashboard/calls");
  expect(await page.locator("#calls tbody tr").count()).toBe(50);
  await page.locator("#calls tbody th a").first().click();
  await page.waitForURL("**/dashboard/calls/call_*");
  await page.locator("#transcript").waitFor();
});

import { expect, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { openPage, stage, visit } from "./support/page.ts";
import { expectNoSidewaysScroll } from "./support/sideways.ts";

const nobody = { signedIn: null } as const;
const DOCUMENT = (body: string) =>
  `<!doctype html><html lang="en"><title>A page</title><main>${body}</main></html>`;

test("the worker is well, and each workspace has a key of its own", async () => {
  const { url, keys, seeded } = stage();
  const page = await openPage(nobody);
  await visit(page, "/health");
  const callSeenWith = (key: string) =>
    fetch(`${url}/v1/calls/${seeded.calls.booked}`, { headers: { authorization: `Bearer ${key}` } });
  expect((await callSeenWith(keys.seeded)).status).toBe(200);
  expect((await callSeenWith(keys.empty)).status).toBe(404);
});

test("a viewer's zone, language, scheme and width reach the page", async () => {
  const page = await openPage({ ...nobody, zone: "Asia/Dubai", language: "tr-TR", dark: true, width: 390 });
  const seen = await page.evaluate(() => ({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: navigator.language,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    width: innerWidth,
  }));
  expect(seen).toEqual({ zone: "Asia/Dubai", language: "tr-TR", dark: true, width: 390 });
});

test("the check for accessibility says what is wrong, where, and how to mend it", async () => {
  const page = await openPage(nobody);
  await page.setContent(DOCUMENT("<h1>Hello</h1><label>Name <input></label>"));
  await expectAccessible(page);
  await page.setContent(DOCUMENT('<h1>Hello</h1><input id="name">'));
  await expect(expectAccessible(page)).rejects.toThrow(/\(label\) at #name: Fix any of the following/);
});

test("the check for sideways scrolling names the element that is too wide, and none that scrolls in a box", async () => {
  const page = await openPage(nobody);
  const wide = '<p class="wide" style="width: 900px">far too wide</p>';
  await page.setContent(DOCUMENT(`<div style="overflow-x: auto">${wide}</div>`));
  await expectNoSidewaysScroll(page);
  await page.setContent(DOCUMENT(wide));
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/main > p\.wide \("far too wide"\)/);
  const astray =
    '<div style="overflow-x: auto"><p style="width: 900px"><b class="hidden-label">x</b></p></div>';
  const style = "<style>.hidden-label { position: absolute; margin-left: 800px }</style>";
  await page.setContent(DOCUMENT(style + astray));
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/b\.hidden-label/);
});

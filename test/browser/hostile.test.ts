import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage, stage, visit } from "./support/page.ts";
import { hostilePages } from "./support/pages.ts";
import { expectNoSidewaysScroll } from "./support/sideways.ts";

const WIDTHS = [360, 1280] as const;

/** Elements that only hostile text would bring, were it taken for markup, and addresses that would run. */
const BROUGHT_IN = [
  ...['img[src="x"]', "svg[onload]", "iframe", "script:not([src])", "[onerror]", "[onload]", "[onclick]"],
  ...['[action*="evil.example"]', '[hx-get*="evil.example"]', "main style", "body style"],
  ...["href", "src", "action", "formaction", "hx-get", "hx-post"].map((name) => `[${name}^="javascript:" i]`),
];

const countOf = (page: Page, selector: string) => page.locator(selector).count();

describe("hostile text is text on every page: nothing of it runs, and nothing breaks the layout", () => {
  test.for([...hostilePages(stage().hostile)])("$name", async ({ path }) => {
    const page = await openPage({ signedIn: "hostile" });
    await visit(page, path);
    for (const selector of BROUGHT_IN) expect(await countOf(page, selector), selector).toBe(0);
    expect(await page.locator("h1").count()).toBe(1);
    // Behind all that came from elsewhere: where markup swallowed the page, its end is gone.
    expect(
      await page.evaluate(() => document.body.lastElementChild?.closest("textarea, template, title")),
    ).toBeNull();
    await expectNoSidewaysScroll(page, WIDTHS);
  });
});

test("what a caller said is shown as it was said", async () => {
  const { hostile } = stage();
  const page = await openPage({ signedIn: "hostile" });
  await visit(page, `/dashboard/calls/${hostile.call}`);
  const text = await page.locator("main").textContent();
  for (const said of [
    `<script>alert("script")</script>`,
    "</textarea></title>",
    "{{ 7 * 7 }} {% raw %}",
    "👩‍👩‍👧‍👦",
  ])
    expect(text).toContain(said);
});

test("what stands in a form field is what was saved, to the letter", async () => {
  const { hostile, url, keys } = stage();
  const page = await openPage({ signedIn: "hostile" });
  const shown: string[] = [];
  for (const part of ["fields", "settings"]) {
    await visit(page, `/dashboard/agents/${hostile.agent}?part=${part}`);
    const inputs = page.locator("main input, main textarea");
    shown.push(
      ...(await inputs.evaluateAll((elements) => elements.map((one) => (one as HTMLInputElement).value))),
    );
  }
  const answer = await fetch(`${url}/v1/agents/${hostile.agent}`, {
    headers: { authorization: `Bearer ${keys.hostile}` },
  });
  const { agent_name, post_call_data_extraction: fields } = (await answer.json()) as {
    agent_name: string;
    post_call_data_extraction: { description: string }[];
  };
  for (const text of [agent_name, ...fields.map(({ description }) => description)])
    expect(shown).toContain(text);
});

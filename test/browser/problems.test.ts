import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { stage } from "./support/page.ts";
import { openTab } from "./support/tab.ts";

/** What a tab tells of a document that an own server sends. */
async function problemsOf(body: string, headers: Record<string, string> = {}): Promise<readonly string[]> {
  const { url, browser: endpoint } = stage();
  const browser = await chromium.connect(endpoint);
  const { page, problems, close } = await openTab(browser, url, null);
  try {
    await page.route("**/document", (route) => route.fulfill({ contentType: "text/html", headers, body }));
    await page.goto("/document");
    await page.waitForLoadState("networkidle");
    return [...problems];
  } finally {
    await close();
    await browser.close();
  }
}

test("a quiet page has no problems", async () => {
  expect(await problemsOf("<link rel=icon href=data:,><h1>Hello</h1>")).toEqual([]);
});

test("an error of a script, a dialog and a failed request are problems", async () => {
  const problems = await problemsOf(
    '<link rel=icon href=data:,><script>setTimeout(() => { throw new Error("broken"); })</script><script>alert("hi")</script><img src="/v1/none">',
  );
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringContaining("broken"),
      expect.stringMatching(/^A dialog on .*: hi$/),
      expect.stringMatching(/^401 for GET .*\/v1\/none \(image\)$/),
    ]),
  );
});

test("what the content security policy forbids is a problem, also where nothing else comes of it", async () => {
  const policy = { "content-security-policy": "default-src 'none'; img-src data:" };
  for (const body of [
    "<p style='color: red'>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
  ]) {
    const problems = await problemsOf(`<link rel=icon href=data:,>${body}`, policy);
    expect(problems.join(), body).toContain("Content Security Policy");
    expect(problems.join(), body).not.toContain("dialog");
  }
});

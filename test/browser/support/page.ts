import { type Browser, chromium, type Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import type { Provided } from "./provided.ts";
import "./provided.ts";
import { type Cookies, openTab, type Viewer } from "./tab.ts";
import type { WorkspaceName } from "./workspaces.ts";

/** What stands ready: addresses, keys, ids. */
export const stage = (): Provided => inject("stage");

export interface PageOptions extends Viewer {
  /** Whose dashboard it is; null for somebody who is not signed in. */
  signedIn?: WorkspaceName | null;
  /** What is to go wrong on it: problems that match are none. */
  expected?: readonly RegExp[];
}

let connected: Promise<Browser> | null = null;

function browser(): Promise<Browser> {
  connected ??= chromium.connect(stage().browser);
  return connected;
}

/**
 * A tab of its own in the one browser, signed in to the seeded workspace unless told otherwise. It is closed after the test,
 * which fails where an error, a violation of the content security policy, a failed request or a dialog was not expected.
 */
export async function openPage({
  signedIn = "seeded",
  expected = [],
  ...viewer
}: PageOptions = {}): Promise<Page> {
  const { url, cookies } = stage();
  const { page, problems, close } = await openTab(
    await browser(),
    url,
    signedIn && kept(cookies[signedIn]),
    viewer,
  );
  onTestFinished(async () => {
    await close();
    const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    if (unexpected.length > 0) expect.fail(`The browser had problems:\n- ${unexpected.join("\n- ")}`);
  });
  return page;
}

/** A page of the dashboard by its path, which answers `status`. */
export async function visit(page: Page, path: string, status = 200): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(status);
}

function kept(cookies: Cookies | { problem: string }): Cookies {
  if ("problem" in cookies) throw new Error(cookies.problem);
  return cookies;
}

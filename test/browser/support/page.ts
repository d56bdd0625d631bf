import { type Browser, chromium, type Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import { promisedAt } from "./crowded/promised.ts";
import type { Crowded } from "./crowded/stage.ts";
import type { Provided } from "./provided.ts";
import "./provided.ts";
import { cookiesOf } from "./sign-in.ts";
import { openTab, type Viewer } from "./tab.ts";
import { CROWDED_WORKSPACES, type CrowdedName, type WorkspaceName } from "./workspaces.ts";

/** What stands ready: addresses, keys, ids. */
export const stage = (): Provided => inject("stage");

let crowded: Promise<Crowded> | null = null;

/** A small machine that runs other tests beside takes a minute and a half. */
export const CROWDED_START_MS = 300_000;

/** The site with very many calls, once it stands ready: a file that looks at it waits for it, once and first. */
export function crowdedSite(): Promise<Crowded> {
  crowded ??= promisedAt<Crowded>(stage().crowded);
  return crowded;
}

export interface PageOptions extends Viewer {
  /** Whose dashboard it is, on whichever site; null for somebody who is not signed in. */
  signedIn?: WorkspaceName | CrowdedName | null;
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
  const { url, cookies } = await placeOf(signedIn);
  const { page, problems, close } = await openTab(await browser(), url, cookies, viewer);
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

async function placeOf(signedIn: WorkspaceName | CrowdedName | null) {
  if (isCrowded(signedIn)) {
    const { url, cookies } = await crowdedSite();
    return { url, cookies: cookiesOf(cookies[signedIn]) };
  }
  const { url, cookies } = stage();
  return { url, cookies: signedIn && cookiesOf(cookies[signedIn]) };
}

const isCrowded = (name: string | null): name is CrowdedName =>
  CROWDED_WORKSPACES.some((crowded) => crowded === name);

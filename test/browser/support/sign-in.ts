import { type Browser, chromium } from "playwright-core";
import { Failure } from "../../../scripts/failure.ts";
import { type Cookies, openTab, type Viewer } from "./tab.ts";

const SIGN_IN = "/dashboard/sign-in";

/**
 * Signs in with an API key as a person does, and answers the cookies of it. Throws a Failure where that does not
 * succeed.
 */
export async function signIn(browser: Browser, url: string, key: string, viewer?: Viewer): Promise<Cookies> {
  const { page, close } = await openTab(browser, url, null, viewer);
  try {
    const answer = await page.goto(SIGN_IN);
    if (answer?.status() !== 200) throw new Failure(`${SIGN_IN} answers ${answer?.status()}, not 200.`);
    const field = page.locator('input[name="key"]');
    await field.fill(key);
    await field.press("Enter");
    await page.waitForURL((now) => !now.pathname.startsWith(SIGN_IN));
    return await page.context().storageState();
  } finally {
    await close();
  }
}

/** Of whoever is signed in to each workspace, or why nobody is. */
export type SignedIn<Name extends string> = Readonly<Record<Name, Cookies | { problem: string }>>;

/**
 * Signs in to each workspace of a site, once for all tests: sign-in lets nobody try often. A failure is told by the tests
 * that need somebody signed in. `browser` is where one listens.
 */
export async function signInToAll<Name extends string>(
  browser: string,
  { url, keys }: { url: string; keys: Readonly<Record<Name, string>> },
  viewerOf: (name: Name) => Viewer = () => ({}),
): Promise<SignedIn<Name>> {
  const connected = await chromium.connect(browser);
  try {
    const signedIn: [string, Cookies | { problem: string }][] = [];
    for (const [name, key] of Object.entries(keys) as [Name, string][]) {
      const cookies = await signIn(connected, url, key, viewerOf(name)).catch(({ message }: Error) => ({
        problem: `Nobody could sign in to the workspace ${name}: ${message}`,
      }));
      signedIn.push([name, cookies]);
    }
    return Object.fromEntries(signedIn) as SignedIn<Name>;
  } finally {
    await connected.close();
  }
}

/** The cookies of somebody who is signed in. */
export function cookiesOf(kept: Cookies | { problem: string }): Cookies {
  if ("problem" in kept) throw new Failure(kept.problem);
  return kept;
}

import type { Browser } from "playwright-core";
import { Failure } from "../../../scripts/failure.ts";
import { type Cookies, openTab, type Viewer } from "./tab.ts";

const SIGN_IN = "/dashboard/sign-in";

/** Signs in with an API key as a person does, and answers the cookies of it. Throws a Failure where that does not succeed. */
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

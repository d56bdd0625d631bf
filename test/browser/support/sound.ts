import { expect } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { openPage, visit } from "./page.ts";
import type { DashboardPage } from "./pages.ts";
import { expectNoSidewaysScroll, WIDTHS } from "./sideways.ts";
import type { CrowdedName, WorkspaceName } from "./workspaces.ts";

const SCHEMES: readonly ("light" | "dark")[] = ["light", "dark"];
const EVERY = { widths: WIDTHS as readonly number[], schemes: SCHEMES };

/** All that is asked of any page. */
export async function expectSound(
  { path }: Pick<DashboardPage, "path">,
  signedIn: WorkspaceName | CrowdedName | null,
  { widths, schemes } = EVERY,
): Promise<void> {
  const page = await openPage({ signedIn });
  await visit(page, path);
  expect(await page.locator("h1").allInnerTexts(), "one h1").toEqual([expect.stringMatching(/\S/)]);
  expect(await page.title()).toMatch(/\S/);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await expectNoSidewaysScroll(page, widths);
}

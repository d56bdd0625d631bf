import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** WCAG 2.2 at levels A and AA, with all that it took over from its elder versions. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No rule of WCAG 2.2 AA that axe-core can check is broken on the page as it stands; else each is told in words. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await violations(page);
  if (found.length > 0) expect.fail(`${page.url()} is not accessible:\n- ${found.join("\n- ")}`);
}

/** What is wrong, where, and how to mend it, a line for each element. */
async function violations(page: Page): Promise<string[]> {
  // Not a script element, which the content security policy would refuse.
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (rules): Promise<AxeResults> =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: "tag", values: rules },
        resultTypes: ["violations"],
      }),
    RULES,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => {
      const remedy = failureSummary.replace(/\s*\n\s*/g, " ");
      return `${help} (${id}) at ${target.join(" ")}: ${remedy}`;
    }),
  );
}

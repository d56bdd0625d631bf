import type { Page } from "playwright-core";
import { expect } from "vitest";

/** From the narrowest phone to the widest screen. */
export const WIDTHS = [360, 768, 1280, 2560] as const;

/** The page as it stands fits into each width; what is wider scrolls in a box of its own. */
export async function expectNoSidewaysScroll(page: Page, widths: readonly number[] = WIDTHS): Promise<void> {
  const { height } = page.viewportSize() ?? { height: 900 };
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const excess = await page.evaluate(widest);
    if (excess) expect.fail(`${page.url()} scrolls sideways at ${width} px. ${excess}`);
  }
}

/** Null where the page does not scroll sideways; else by how much it does, and the element that reaches farthest. */
function widest(): string | null {
  const root = document.documentElement;
  const room = root.clientWidth;
  if (root.scrollWidth <= room) return null;
  // A box cuts what it contains: of what is positioned absolutely, that is not every box around it.
  const isCut = (element: Element): boolean => {
    let { position } = getComputedStyle(element);
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const contains = position !== "fixed" && (position !== "absolute" || style.position !== "static");
      if (contains && style.overflowX !== "visible") return true;
      if (contains) position = style.position;
    }
    return false;
  };
  const reach = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return Math.max(right - room, -left);
  };
  const [farthest] = [...document.body.querySelectorAll("*")]
    .filter((element) => reach(element) > 0 && !isCut(element))
    .sort((a, b) => reach(b) - reach(a));
  const nameOf = (element: Element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `${element.localName}${id}${classes}`;
  };
  const path = [];
  for (let at: Element | null | undefined = farthest; at && at !== document.body; at = at.parentElement)
    path.unshift(nameOf(at));
  const where = farthest
    ? `${path.join(" > ")} ("${farthest.textContent?.trim().slice(0, 60)}")`
    : "no single element";
  return `The page is ${root.scrollWidth} px wide, ${root.scrollWidth - room} px too much: ${where}`;
}

import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { CROWDED_PAGES, OTHER_PAGES } from "../test/browser/support/crowded/pages.ts";
import { type Crowded, setCrowdedStage } from "../test/browser/support/crowded/stage.ts";
import { type DashboardPage, EMPTY_PAGES, OPEN_PAGES, seededPages } from "../test/browser/support/pages.ts";
import type { Staged } from "../test/browser/support/provided.ts";
import { putAway } from "../test/browser/support/put-away.ts";
import { cookiesOf } from "../test/browser/support/sign-in.ts";
import { setStage } from "../test/browser/support/stage.ts";
import { type Cookies, openTab, type Viewer } from "../test/browser/support/tab.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { progress } from "./terminal.ts";

/** Viewports: a laptop and a phone. */
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const SCHEMES = { light: { dark: false }, dark: { dark: true } };

interface Shot extends DashboardPage {
  /** The site that it is of. */
  url: string;
  cookies: Cookies | null;
  /** What it answers where that is not 200. */
  status?: number;
}

/**
 * `npm run screenshots`: every page of a worker with invented calls, and of one with 100,000, wide and narrow, light and
 * dark, into `screenshots/`.
 * `--only <text>` takes the pages with that in their name, `--out` another folder, `--language tr-TR` the Turkish text.
 */
await command(async (interrupted) => {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      out: { type: "string", default: "screenshots" },
      language: { type: "string", default: "en-GB" },
    },
  });
  const folder = resolve(values.out);
  const show = progress();
  show.line("Starting a worker, filling its workspaces, starting a browser …");
  const log: string[] = [];
  const { later, end } = putAway();
  const stage = await setStage(show.line, (line) => log.push(line), interrupted);
  const { provided } = later(stage, (one) => one.end());
  const isWanted = ({ name }: { name: string }) => name.includes(values.only);
  try {
    const browser = later(await chromium.connect(provided.browser), (one) => one.close());
    const shots = shotsOf(provided).filter(isWanted);
    if ([...CROWDED_PAGES, ...OTHER_PAGES].some(isWanted)) {
      show.line("Filling another worker with 100,000 calls …");
      const crowdedStage = await setCrowdedStage(provided.browser, (line) => log.push(line), interrupted);
      const { crowded } = later(crowdedStage, (one) => one.end());
      shots.push(...crowdedShots(crowded).filter(isWanted));
    }
    if (shots.length === 0) throw new Failure(`No page's name has "${values.only}" in it.`);
    await mkdir(folder, { recursive: true });
    const total = shots.length * Object.keys(SIZES).length * Object.keys(SCHEMES).length;
    let taken = 0;
    const problems: string[] = [];
    const looks = Object.entries(SIZES).flatMap(([size, area]) =>
      Object.entries(SCHEMES).map(([scheme, colours]) => ({
        suffix: `${size}-${scheme}`,
        viewer: { ...area, ...colours, language: values.language },
      })),
    );
    for (const shot of shots) {
      interrupted.throwIfAborted();
      const found = await Promise.all(
        looks.map(async ({ suffix, viewer }) => {
          const path = join(folder, `${shot.name}-${suffix}.png`);
          const told = await take(browser, shot, viewer, path);
          show.live(`${++taken} of ${total}: ${shot.name}, ${suffix}`);
          return told;
        }),
      );
      const told = [...new Set(found.flat())];
      show.line(`${told.length > 0 ? "✗" : "✓"} ${shot.name}  ${shot.path}`);
      problems.push(...told.map((problem) => `${shot.name}: ${problem}`));
    }
    show.end();
    show.line(`${taken} screenshots in ${folder}`);
    if (problems.length > 0)
      throw new Failure(
        `Not every page is as it should be:\n${problems.map((one) => `- ${one}`).join("\n")}`,
      );
  } catch (error) {
    if (log.length > 0) console.error(`The worker's log:\n${log.join("\n")}`);
    throw error;
  } finally {
    await end();
  }
});

function shotsOf({ url, seeded, cookies }: Staged): Shot[] {
  const ofSeeded = { url, cookies: cookiesOf(cookies.seeded) };
  const ofEmpty = { url, cookies: cookiesOf(cookies.empty) };
  return [
    ...OPEN_PAGES.map((page) => ({ ...page, url, cookies: null })),
    ...seededPages(seeded).map((page) => ({ ...page, ...ofSeeded })),
    ...EMPTY_PAGES.map((page) => ({ ...page, name: `empty-${page.name}`, ...ofEmpty })),
    { name: "not-found", path: "/dashboard/nowhere", ...ofSeeded, status: 404 },
  ];
}

function crowdedShots(site: Crowded): Shot[] {
  return [...CROWDED_PAGES, ...OTHER_PAGES].map(({ path, workspace, ...page }) => ({
    ...page,
    ...{ path: path(site), url: site.url, cookies: cookiesOf(site.cookies[workspace]) },
  }));
}

/** Takes one, and answers what was wrong with the page. A page without an answer leaves no old picture behind. */
async function take(
  browser: Browser,
  { path, url, cookies, status = 200 }: Shot,
  viewer: Viewer,
  file: string,
): Promise<string[]> {
  const { page, problems, close } = await openTab(browser, url, cookies, viewer);
  try {
    const answer = await page.goto(path);
    const wrong = answer?.status() === status ? [] : [`${path} answers ${answer?.status()}`];
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const picture = () => page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    // Four tabs at once on a busy machine: now and then a browser has no frame to hand out yet.
    await picture().catch(picture);
    const isExpected = (problem: string) => status >= 500 && problem.startsWith(`${status} for GET`);
    return [...wrong, ...problems.filter((problem) => !isExpected(problem))];
  } catch (error) {
    await rm(file, { force: true });
    return [(error as Error).message];
  } finally {
    await close();
  }
}

import { beforeAll, describe, test } from "vitest";
import { CROWDED_PAGES } from "../support/crowded/pages.ts";
import { CROWDED_START_MS, crowdedSite } from "../support/page.ts";
import { expectSound } from "../support/sound.ts";

/** Where more rows could bring another width; they bring no other colours than the few of other tests. */
const LOOKS = { widths: [360, 1280], schemes: ["light"] } as const;

beforeAll(crowdedSite, CROWDED_START_MS);

describe("with 100,000 calls every page answers, is accessible, and fits a phone and a laptop", () => {
  test.for([...CROWDED_PAGES])("$name", async ({ path }) => {
    await expectSound({ path: path(await crowdedSite()) }, "crowded", LOOKS);
  });
});

import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { CrowdedLast } from "./browser/support/crowded/last.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Tests in the real runtime, with a database of their own. */
export const inWorkerd = () =>
  cloudflareTest(async () => ({
    wrangler: { configPath: `${root}wrangler.toml` },
    remoteBindings: false,
    miniflare: {
      bindings: {
        MIGRATIONS: await readD1Migrations(`${root}migrations`),
        EXTRACTION_MODEL: "offline",
        BOOTSTRAP_API_KEY: "sk_test_000000000000000000000000",
        ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString("base64"),
      },
    },
  }));

/** Tests that ask no database: they share a worker, and start it once. */
const WITHOUT_STORAGE = [
  ...["calls/transcripts", "conditions", "extraction", "gate", "scripts", "telephony", "time", "wording"].map(
    (folder) => `test/${folder}/**/*.test.ts`,
  ),
  "test/bench/**/*.test.ts",
  "test/transfers/asked-for-human/**/*.test.ts",
  "test/transfers/{briefing,choose-targets,config,decide,known-so-far,sentences,step,tool-names}.test.ts",
  "test/conversations/{finished,next-step,transcribe}.test.ts",
  "test/schedules/{attempt-id,follow-up-time,next-runs*,recurrence*}.test.ts",
  "test/suppressions/{opt-out,read-list,read-number}.test.ts",
  "test/webhooks/{event,retry-policy,sign}.test.ts",
  "test/webhooks/events/golden.test.ts",
];

/**
 * Tests that look at all rows of a database, whosever they are, or stand in for the whole outside world: each of these
 * files has a worker of its own. All others mint a workspace for each test, and disturb nobody.
 */
const ALONE = [
  "test/**/sweep.test.ts",
  "test/alarms/scheduled-call.test.ts",
  "test/api/{event-stream,live-calls,statistics,statistics-late}.test.ts",
  "test/intake/{door,tools}.test.ts",
  "test/schedules/faults.test.ts",
  "test/store/{deliveries,suppressions}.test.ts",
  "test/suppressions/knock.test.ts",
  "test/webhooks/replay.test.ts",
];

/** Tests that look at the dashboard as people do: in a browser, at a worker that `wrangler dev` runs; they run in Node. */
const IN_BROWSER = "test/browser/**/*.test.ts";
/** A page is opened many times in one test, beside other tests on few cores. */
const BROWSER_TIMEOUT_MS = 60_000;

const project = (name: string, test: { include: string[]; exclude?: string[]; isolate: boolean }) => ({
  root,
  plugins: [inWorkerd()],
  // Else a style sheet that a test reads is empty.
  test: { name, css: true, ...test },
});

const MAX_WORKERS = 3;

export default defineConfig({
  root,
  test: {
    // Tests wait for queues and alarms most of the time: more of them at once than there are cores.
    maxWorkers: MAX_WORKERS,
    sequence: { sequencer: CrowdedLast },
    projects: [
      project("pure", { include: WITHOUT_STORAGE, isolate: false }),
      project("alone", { include: ALONE, isolate: true }),
      project("stored", {
        include: ["test/**/*.test.ts"],
        exclude: [...WITHOUT_STORAGE, ...ALONE, IN_BROWSER],
        isolate: false,
      }),
      {
        root,
        test: {
          name: "browser",
          include: [IN_BROWSER],
          globalSetup: "test/browser/support/global-setup.ts",
          isolate: false,
          ...{ testTimeout: BROWSER_TIMEOUT_MS, hookTimeout: BROWSER_TIMEOUT_MS },
        },
      },
    ],
  },
});

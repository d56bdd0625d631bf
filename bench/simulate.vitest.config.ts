import { defineConfig } from "vitest/config";
import type { Reporter } from "vitest/node";
import { inWorkerd, root } from "../test/vitest.config.ts";

/** What the simulation itself prints, as it comes, and what broke it. */
const plain: Reporter = {
  onUserConsoleLog: ({ content }) => void process.stdout.write(content),
  onTestCaseResult: (test) => {
    for (const { message, stack } of test.result().errors ?? []) console.error(`\n${stack ?? message}`);
  },
  onTestRunEnd: (_, unhandled) => {
    for (const { message, stack } of unhandled) console.error(`\n${stack ?? message}`);
  },
};

const { SIMULATION = "{}" } = process.env;

/** The simulation in the real runtime, with the real database; its settings come from `scripts/simulate.ts`. */
export default defineConfig({
  root,
  plugins: [inWorkerd()],
  test: {
    include: ["bench/simulate/simulation.ts"],
    provide: { simulation: { days: 7, calls: 500, seed: 1, ...JSON.parse(SIMULATION) } },
    reporters: [plain],
  },
});

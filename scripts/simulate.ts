import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { SimulationSettings } from "../bench/simulate/settings.ts";
import { command } from "./command.ts";
import { Failure } from "./failure.ts";
import { PROJECT_ROOT } from "./run-wrangler.ts";
import { readSettings } from "./simulate/settings.ts";

const VITEST = join(PROJECT_ROOT, "node_modules/vitest/vitest.mjs");
const CONFIG = join(PROJECT_ROOT, "bench/simulate.vitest.config.ts");

/** `npm run simulate`: follow-ups over many days by a fast clock; exit code 1 where a promise was broken. */
await command(async (interrupted) => {
  const { values: flags } = parseArgs({
    options: { days: { type: "string" }, calls: { type: "string" }, seed: { type: "string" } },
  });
  const settings = readSettings(flags);
  const code = await simulate(settings, interrupted);
  if (code !== 0) throw new Failure("The simulation found what must not be: see above.");
});

/** The exit code of vitest, which runs it in the Workers runtime. */
function simulate(settings: SimulationSettings, interrupted: AbortSignal): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [VITEST, "run", "--config", CONFIG], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, SIMULATION: JSON.stringify(settings) },
      stdio: "inherit",
      signal: interrupted,
    });
    child.once("error", reject);
    child.once("close", resolve);
  });
}

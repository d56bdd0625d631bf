import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Wrangler } from "./wrangler.ts";

export const PROJECT_ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The wrangler of node_modules, run by the same Node as this script, whatever the machine's own Node is. */
export const WRANGLER_BIN = join(PROJECT_ROOT, "node_modules/wrangler/bin/wrangler.js");

/** No questions, no telemetry. */
export const QUIET_ENVIRONMENT = {
  CI: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
};

/** Wrangler with variables of its own beside those of this process. */
export function wranglerIn(environment: Readonly<Record<string, string>>): Wrangler {
  return (args, { show = false } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [WRANGLER_BIN, ...args], {
        cwd: PROJECT_ROOT,
        env: { ...process.env, ...environment },
        stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      });
      let stdout = "";
      let stderr = "";
      child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
      child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
      child.once("error", reject);
      child.once("close", (code) => resolve({ ok: code === 0, stdout, stderr }));
    });
}

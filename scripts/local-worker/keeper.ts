/**
 * Runs `wrangler dev` for an owner and ends it with the owner. The owner holds the other end of stdin and never writes:
 * it closes by will, by crash or by SIGKILL alike, and with it goes the whole process group, which the keeper leads.
 * Without this, a killed wrangler leaves its workerd behind, holding port and database.
 */
import { spawn } from "node:child_process";
import { PROJECT_ROOT, WRANGLER_BIN } from "../run-wrangler.ts";

/** What wrangler needs to close its runtime and remove its bundle; a second is the most that was seen. */
const GRACE_MS = 3_000;

const wrangler = spawn(process.execPath, [WRANGLER_BIN, ...process.argv.slice(2)], {
  cwd: PROJECT_ROOT,
  stdio: ["ignore", "inherit", "inherit"],
});

const killGroup = () => process.kill(-process.pid, "SIGKILL");
wrangler.once("exit", killGroup);
process.stdin.resume().once("close", () => {
  wrangler.kill("SIGTERM");
  setTimeout(killGroup, GRACE_MS);
});

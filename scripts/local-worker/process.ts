import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { QUIET_ENVIRONMENT } from "../run-wrangler.ts";

const KEEPER = fileURLToPath(new URL("keeper.ts", import.meta.url));

/** Wrangler's environment for one directory: its logs and its registry of running workers stay in there. */
export function environmentIn(persistTo: string): Record<string, string> {
  return {
    ...QUIET_ENVIRONMENT,
    WRANGLER_LOG_PATH: join(persistTo, "logs"),
    WRANGLER_REGISTRY_PATH: join(persistTo, "registry"),
  };
}

/** `wrangler dev` under its keeper, in a process group of its own: it lives until stdin is closed. */
export function spawnWorker(options: {
  port: number;
  persistTo: string;
  /** Path of the env file: secrets stay off the command line, which every user of the machine can read. */
  variables: string;
}): ChildProcessByStdio<Writable, Readable, Readable> {
  const flags = [
    ...["dev", "--local", "--show-interactive-dev-session=false", "--log-level", "log"],
    ...["--port", String(options.port), "--persist-to", options.persistTo, "--env-file", options.variables],
  ];
  return spawn(process.execPath, [KEEPER, ...flags], {
    detached: true,
    env: { ...process.env, ...environmentIn(options.persistTo) },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

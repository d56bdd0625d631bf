import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../../scripts/local-worker/migrate.ts";
import { freePort } from "../../../scripts/local-worker/port.ts";
import { environmentIn } from "../../../scripts/local-worker/process.ts";
import { readLocalSettings } from "../../../scripts/local-worker/settings.ts";
import { startLocalWorker } from "../../../scripts/local-worker/worker.ts";
import { wranglerIn } from "../../../scripts/run-wrangler.ts";
import { type Keys, mintWorkspaces } from "./workspaces.ts";

/** A worker on this machine with the tests' workspaces. */
export interface Site {
  url: string;
  keys: Keys;
}

/**
 * Starts a worker as `npm start` does, on a free port, with the offline model and the simulated network, its data in a
 * temporary folder. `stop` ends all of it and removes the folder; whatever ends this process ends the worker too.
 */
export async function startSite(
  interrupted: AbortSignal,
  onLog: (line: string) => void,
): Promise<Site & { gone: AbortSignal; stop(): Promise<void> }> {
  const persistTo = await mkdtemp(join(tmpdir(), "aftercall-browser-"));
  const remove = () => rmSync(persistTo, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", remove);
  try {
    const wrangler = wranglerIn(environmentIn(persistTo));
    await migrate(wrangler, persistTo);
    const keys = await mintWorkspaces(wrangler, persistTo);
    interrupted.throwIfAborted();
    const flags = { port: String(await freePort()), "persist-to": persistTo, "extraction-model": "offline" };
    const worker = await startLocalWorker(readLocalSettings(flags, {}), interrupted, onLog);
    return {
      url: worker.url,
      keys,
      gone: worker.gone,
      async stop() {
        await worker.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

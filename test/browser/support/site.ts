import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepKeys, type LocalKeys } from "../../../scripts/local-worker/keys.ts";
import { migrate } from "../../../scripts/local-worker/migrate.ts";
import { freePort } from "../../../scripts/local-worker/port.ts";
import { environmentIn } from "../../../scripts/local-worker/process.ts";
import { type LocalSettings, readLocalSettings } from "../../../scripts/local-worker/settings.ts";
import { startLocalWorker } from "../../../scripts/local-worker/worker.ts";
import { wranglerIn } from "../../../scripts/run-wrangler.ts";
import { type Keys, mintWorkspaces } from "./workspaces.ts";

/** A worker on this machine with workspaces of the tests. */
export interface Site<Name extends string> {
  url: string;
  keys: Keys<Name>;
}

export interface SiteOptions<Name extends string> {
  workspaces: readonly Name[];
  /** What is set otherwise than for the offline model. */
  settings?: Partial<LocalSettings>;
  /** Fills the database below the folder before the worker opens it. */
  fill?(persistTo: string, keys: LocalKeys): Promise<void>;
}

/**
 * Starts a worker as `npm start` does, on a free port, with the offline model and the simulated network, its data in a
 * temporary folder. `stop` ends all of it and removes the folder; whatever ends this process ends the worker too.
 */
export async function startSite<Name extends string>(
  { workspaces, settings = {}, fill }: SiteOptions<Name>,
  interrupted: AbortSignal,
  onLog: (line: string) => void,
): Promise<Site<Name> & { gone: AbortSignal; stop(): Promise<void> }> {
  const persistTo = await mkdtemp(join(tmpdir(), "aftercall-browser-"));
  const remove = () => {
    process.off("exit", remove);
    rmSync(persistTo, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", remove);
  try {
    const wrangler = wranglerIn(environmentIn(persistTo));
    await migrate(wrangler, persistTo);
    const keys = await mintWorkspaces(workspaces, wrangler, persistTo);
    interrupted.throwIfAborted();
    await fill?.(persistTo, await keepKeys(persistTo, null));
    interrupted.throwIfAborted();
    const flags = { port: String(await freePort()), "persist-to": persistTo, "extraction-model": "offline" };
    const worker = await startLocalWorker(
      { ...readLocalSettings(flags, {}), ...settings },
      interrupted,
      onLog,
    );
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

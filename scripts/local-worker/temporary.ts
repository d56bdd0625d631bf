import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./port.ts";
import { readLocalSettings } from "./settings.ts";
import { type LocalWorker, startLocalWorker } from "./worker.ts";

/**
 * Runs `work` with a worker of its own, on a free port and an empty database, and removes both afterwards, whatever
 * happens. `crash` kills it and starts it again with the same address, key and data. What the last argument leaves
 * out is taken from the environment as for `npm start`.
 */
export async function withTemporaryWorker<T>(
  interrupted: AbortSignal,
  onLog: (line: string) => void,
  work: (worker: LocalWorker, crash: () => Promise<void>) => Promise<T>,
  { model, providerStandIn }: { model?: string | undefined; providerStandIn?: string } = {},
): Promise<T> {
  const persistTo = await mkdtemp(join(tmpdir(), "aftercall-"));
  try {
    const port = await freePort();
    const flags = { port: String(port), "persist-to": persistTo, "extraction-model": model };
    const settings = readLocalSettings(flags, process.env);
    const own = {
      ...settings,
      bootstrapApiKey: null,
      allowPrivateTargets: true,
      providerStandIn: providerStandIn ?? settings.providerStandIn,
    };
    let worker = await startLocalWorker(own, interrupted, onLog);
    const crash = async () => {
      await worker.kill();
      worker = await startLocalWorker(own, interrupted, onLog);
    };
    try {
      return await work(worker, crash);
    } finally {
      await worker.stop();
    }
  } finally {
    await rm(persistTo, { recursive: true, force: true });
  }
}

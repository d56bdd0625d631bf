import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { wranglerIn } from "../run-wrangler.ts";
import { ringCron } from "./cron.ts";
import { envFile } from "./env-file.ts";
import { becomesHealthy } from "./health.ts";
import { keepKeys, type LocalKeys, SECRET_FILE_MODE } from "./keys.ts";
import { endLeftover, noteWorker } from "./leftover.ts";
import { readLog } from "./log.ts";
import { migrate } from "./migrate.ts";
import { checkPort, HOST } from "./port.ts";
import { environmentIn, spawnWorker } from "./process.ts";
import type { LocalSettings } from "./settings.ts";

export interface LocalWorker {
  url: string;
  apiKey: string;
  /** Fires when the worker is gone, whoever ended it. */
  gone: AbortSignal;
  /** Ends the worker and everything it started. */
  stop(): Promise<void>;
  /** Ends all of it in one moment, as a crash does. */
  kill(): Promise<void>;
}

/**
 * Starts the worker on this machine: kept keys, migrated database, `wrangler dev`, a cron that rings. Resolves when it
 * answers; from then on each line of its log goes to `onLog`. Throws a Failure that says what stands in the way.
 */
export async function startLocalWorker(
  settings: LocalSettings,
  interrupted: AbortSignal,
  onLog: (line: string) => void,
): Promise<LocalWorker> {
  const { port, persistTo } = settings;
  await endLeftover(persistTo);
  await checkPort(port, interrupted);
  const keys = await keepKeys(persistTo, settings.bootstrapApiKey);
  const variables = await writeVariables(settings, keys);
  await migrate(wranglerIn(environmentIn(persistTo)), persistTo);
  interrupted.throwIfAborted();

  const worker = spawnWorker({ port, persistTo, variables });
  await noteWorker(persistTo, worker.pid);
  const log = readLog([worker.stdout, worker.stderr]);
  const end = new AbortController();
  const exited = once(worker, "exit").then(() => end.abort());
  const stop = () => {
    worker.stdin.end();
    return exited;
  };
  const kill = () => {
    if (worker.pid !== undefined) process.kill(-worker.pid, "SIGKILL");
    return exited;
  };
  const url = `http://${HOST}:${port}`;
  try {
    const healthy = await becomesHealthy(url, AbortSignal.any([interrupted, end.signal]));
    interrupted.throwIfAborted();
    if (!healthy) throw new Failure(`The worker did not start:\n${log.recent.join("\n")}`);
  } catch (error) {
    await stop();
    throw error;
  }
  log.follow(onLog);
  void ringCron(url, end.signal).then(stop);
  return { url, apiKey: keys.bootstrapApiKey, gone: end.signal, stop, kill };
}

/** Writes the worker's variables and secrets where only the owner can read them; answers the path. */
async function writeVariables(settings: LocalSettings, keys: LocalKeys): Promise<string> {
  const path = join(settings.persistTo, "aftercall.env");
  const text = envFile({
    BOOTSTRAP_API_KEY: keys.bootstrapApiKey,
    ENCRYPTION_KEYS: keys.encryptionKeys,
    EXTRACTION_MODEL: settings.extractionModel,
    ALLOW_PRIVATE_TARGETS: String(settings.allowPrivateTargets),
    OPENAI_BASE_URL: settings.openaiBaseUrl,
    OPENAI_API_KEY: settings.openaiApiKey,
    PROVIDER_STAND_IN: settings.providerStandIn,
  });
  await writeFile(path, text, { mode: SECRET_FILE_MODE });
  return path;
}

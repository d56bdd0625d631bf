import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { apiClient } from "./api/client.ts";
import { aborted, command } from "./command.ts";
import { Failure } from "./failure.ts";
import { readLocalSettings, START_FLAGS } from "./local-worker/settings.ts";
import { startLocalWorker } from "./local-worker/worker.ts";

/** The worker answers already; a reload takes a moment. */
const PATIENCE_MS = 10_000;

/** `npm start`: the worker on this machine, until Ctrl-C. */
await command(async (interrupted) => {
  const { values } = parseArgs({ options: START_FLAGS });
  const read = readLocalSettings(values, process.env);
  const settings = { ...read, persistTo: resolve(read.persistTo) };
  console.log("Starting the worker …");
  const worker = await startLocalWorker(settings, interrupted, console.log);
  const api = apiClient(worker, interrupted, PATIENCE_MS);
  const link = await api.post<{ url: string }>("/v1/sign-in-links", {});
  console.log(`
  Open   ${link.url}
         (signs you in to the dashboard once, within ten minutes; later with the key)
  URL    ${worker.url}
  Key    ${worker.apiKey}
  Model  ${settings.extractionModel}
  Data   ${settings.persistTo}
  Webhooks to localhost and private networks are ${settings.allowPrivateTargets ? "allowed" : "refused"} (ALLOW_PRIVATE_TARGETS).

Ready. Ctrl-C stops it.
`);
  await aborted(AbortSignal.any([interrupted, worker.gone]));
  if (!interrupted.aborted)
    throw new Failure("The worker stopped by itself. Start it again: what it accepted is kept.");
  await worker.stop();
  console.log("Stopped.");
});

import { parseArgs } from "node:util";
import { apiClient } from "./api/client.ts";
import { command } from "./command.ts";
import { loadFinishedCalls } from "./load/finished-calls.ts";
import { loadLiveCalls } from "./load/live/live-calls.ts";
import { withTemporaryWorker } from "./local-worker/temporary.ts";
import { readCount } from "./replay/read.ts";
import { progress } from "./terminal.ts";

/** A worker that is away for longer has died. */
const PATIENCE_MS = 10_000;
const LOG_LINES = 20;

/**
 * `npm run load`: many calls at once, each told by a provider in signed messages, some of them twice and out of order; how
 * long each message waits for its answer, and whether every call is analysed once. With `--live` the calls go on all at once,
 * told utterance by utterance, and some are to be handed over.
 */
await command(async (interrupted) => {
  const { values } = parseArgs({
    options: {
      live: { type: "boolean", default: false },
      calls: { type: "string", default: "500" },
      concurrency: { type: "string", default: "50" },
    },
  });
  const calls = readCount("calls", values.calls, 1);
  const concurrency = readCount("concurrency", values.concurrency, 1);
  const load = values.live ? loadLiveCalls : loadFinishedCalls;
  const log: string[] = [];
  try {
    await withTemporaryWorker(
      interrupted,
      (line) => log.push(line),
      (worker) => {
        const api = apiClient(worker, interrupted, PATIENCE_MS);
        return load({ api, worker, calls, concurrency, show: progress(), interrupted });
      },
    );
  } catch (error) {
    if (log.length > 0) console.error(`\nThe end of the worker's log:\n${log.slice(-LOG_LINES).join("\n")}`);
    throw error;
  }
});

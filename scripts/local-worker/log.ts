import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Enough to show why a start failed. */
const KEPT_LINES = 60;

/** What wrangler says about itself beside the worker's own log: one line for each request, and its missing network. */
const NOISE = /^\[wrangler:(info|warn)\]|^Error: getaddrinfo|^\s+at |^\s*$|^🪵/;

/** The worker logs in JSON; wrangler frames and colours what is a warning or an error. */
const WORKER_LINE = /\{"level":.*\}/;

export interface WorkerLog {
  /** The last lines, whatever they are. */
  recent: readonly string[];
  /** From now on the worker's own lines go to `onLine`. */
  follow(onLine: (line: string) => void): void;
}

export function readLog(streams: readonly Readable[]): WorkerLog {
  const recent: string[] = [];
  let forward: (line: string) => void = () => {};
  for (const stream of streams) {
    createInterface({ input: stream }).on("line", (line) => {
      recent.push(line);
      if (recent.length > KEPT_LINES) recent.shift();
      if (!NOISE.test(line)) forward(WORKER_LINE.exec(line)?.[0] ?? line);
    });
  }
  return {
    recent,
    follow(onLine) {
      forward = onLine;
    },
  };
}

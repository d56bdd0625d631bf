import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** Enough to show why a start failed. */
const KEPT_LINES = 60;

/** What wrangler says about itself: a line for each request, each reload with its list of bindings, its missing network. */
const NOISE =
  /^(\[wrangler:(info|warn)\]|⎔|🪵|▲ \[WARNING\]|Your Worker has|Binding |env\.|Error: getaddrinfo|\s+at |\s*$)/;

/** The worker logs in JSON; wrangler frames and colours what is a warning or an error. */
const WORKER_LINE = /\{"level":.*\}/;

/** The part of a line that is the worker's own, or an error of the build; null where there is none. */
function worthShowing(line: string): string | null {
  const plain = stripVTControlCharacters(line);
  return WORKER_LINE.exec(plain)?.[0] ?? (NOISE.test(plain) ? null : plain);
}

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
      const shown = worthShowing(line);
      if (shown !== null) forward(shown);
    });
  }
  return {
    recent,
    follow(onLine) {
      forward = onLine;
    },
  };
}

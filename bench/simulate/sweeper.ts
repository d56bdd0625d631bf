import type { Timeline } from "./timeline.ts";

const MINUTE_MS = 60_000;
/** What nobody foresaw is found by then. */
const ANYHOW_EVERY_MS = 120 * MINUTE_MS;

export interface Sweeper {
  /** There will be something to pick up at `at`, epoch ms: the sweeps of the minutes from then on run. */
  expect(at: number, minutes?: number): void;
}

/** The sweep of every minute, of which those are left out that would find nothing. */
export function sweeper(timeline: Timeline, end: number, sweep: () => Promise<void>): Sweeper {
  const planned = new Set<number>();
  const plan = (minute: number) => {
    if (planned.has(minute)) return;
    planned.add(minute);
    timeline.at(minute, sweep);
  };
  for (let at = timeline.now() + ANYHOW_EVERY_MS; at <= end; at += ANYHOW_EVERY_MS) plan(at);
  return {
    expect(at, minutes = 2) {
      const first = Math.ceil(at / MINUTE_MS) * MINUTE_MS;
      for (let minute = 0; minute < minutes; minute++) plan(first + minute * MINUTE_MS);
    },
  };
}

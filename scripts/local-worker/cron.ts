import { setTimeout as sleep } from "node:timers/promises";

/** `wrangler dev` never fires cron triggers; in production the sweep comes once a minute. */
const RING_EVERY_MS = 5_000;
/** A sweep takes well under a second; a runtime that was killed by hand comes back without a voice. */
const RING_TIMEOUT_MS = 10_000;
/** A ring may be missed while the worker reloads; this many in a row mean that it is gone. */
const MISSED_RINGS = 3;

/** Rings the worker's cron until the signal fires. Returns earlier only when the worker no longer answers. */
export async function ringCron(url: string, stop: AbortSignal): Promise<void> {
  let missed = 0;
  while (!stop.aborted && missed < MISSED_RINGS) {
    missed = (await ring(url, stop)) ? 0 : missed + 1;
    await sleep(RING_EVERY_MS, undefined, { signal: stop }).catch(() => {});
  }
}

/** True where anything answered: what a sweep made of it stands in the worker's own log. */
async function ring(url: string, stop: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(RING_TIMEOUT_MS)]);
    const answer = await fetch(`${url}/cdn-cgi/handler/scheduled`, { signal });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

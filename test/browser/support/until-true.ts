import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../../scripts/failure.ts";

/** A small machine that runs other tests beside takes several times the usual few seconds. */
const WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;

/** Looks until `look` is true. Throws a Failure with `what` as its sentence where that takes too long. */
export async function untilTrue(
  what: string,
  interrupted: AbortSignal,
  look: () => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + WITHIN_MS;
  while (!(await look())) {
    if (Date.now() > until) throw new Failure(`${what} within ${WITHIN_MS / 1000} s.`);
    await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted });
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { detailOf } from "../api/client.ts";
import { Failure } from "../failure.ts";

/** A cold start takes about 3 s on a small machine, and several times that on a busy one. */
const BOOT_TIMEOUT_MS = 90_000;
const POLL_EVERY_MS = 150;
/** While a bundle is being built, requests are held back. */
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * True when the worker answers that it is well, false when it never answers. Throws a Failure with the worker's own
 * sentence when it refuses to serve.
 */
export async function becomesHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + BOOT_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.any([signal, timeout]) }).catch(
      () => null,
    );
    if (signal.aborted) return false;
    if (answer?.ok) return true;
    if (answer) throw new Failure(`The worker refuses to serve: ${detailOf(await answer.text())}`);
    await sleep(POLL_EVERY_MS);
  }
  return false;
}

import { Failure } from "./failure.ts";
import { whenNpmIsGone } from "./orphan.ts";

/** 128 + SIGINT, as shells count it. */
const INTERRUPTED_EXIT_CODE = 130;

/**
 * Runs one command of the command line. `interrupted` fires on Ctrl-C, SIGTERM or a closed terminal, so that the
 * command can put away what it started; a second Ctrl-C ends it at once.
 */
export async function command(run: (interrupted: AbortSignal) => Promise<void>): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => interruption.abort());
  if (process.env.npm_lifecycle_event) whenNpmIsGone(() => interruption.abort());
  try {
    await run(interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) {
      process.exitCode = INTERRUPTED_EXIT_CODE;
    } else {
      process.exitCode = 1;
      console.error(`\n${sentenceOf(error)}`);
    }
  }
}

/** Resolves when the signal fires. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** A mistake in the flags says in its own words what it is; anything else unforeseen shows where it came from. */
function sentenceOf(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const expected = error instanceof Failure || code?.startsWith("ERR_PARSE_ARGS");
  return expected ? message : (stack ?? message);
}

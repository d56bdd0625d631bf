import type { Configuration } from "../agents/configuration.ts";
import type { Turn } from "../calls/turn.ts";
import type { Extractor } from "../extraction/extract.ts";
import { analyze, type CallReading, INTERRUPTED, type ReadableCall } from "./analyze.ts";

/** First wait after a model failed; doubles with every attempt. */
const RETRY_BASE_MS = 5_000;
const MAX_RETRY_MS = 15 * 60_000;
/** After these a reading ends as failed, with the last reason: about four minutes of outage are ridden out. */
export const MAX_READING_ATTEMPTS = 6;

/** A reading that has come to its end, or when to try again (epoch ms) and why. */
export type ReadingAttempt = { read: CallReading } | { at: number; because: string };

/** The `attempt`-th try (1 for the first) to read a call. Saves nothing. */
export async function readCall(
  extractor: Extractor,
  attempt: number,
  call: ReadableCall,
  configuration: Configuration,
  turns: readonly Turn[],
): Promise<ReadingAttempt> {
  if (attempt > MAX_READING_ATTEMPTS) return { read: INTERRUPTED };
  const read = await analyze(extractor, call, configuration, turns);
  if (read.status !== "failed" || !read.retry || attempt === MAX_READING_ATTEMPTS) return { read };
  const wait = Math.min(RETRY_BASE_MS * 2 ** (attempt - 1), MAX_RETRY_MS);
  return { at: extractor.clock() + Math.max(wait, read.retryAfterMs ?? 0), because: read.reason };
}

import { type Attempt, type AttemptOutcome, wasDelivered } from "./attempt.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The wait before each attempt, as Svix has it: eight in 27 h 35 m, long enough for a night without an operator. */
export const RETRY_SCHEDULE_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  10 * HOUR_MS,
];

/** ±20 %, so that what failed together does not come back together. */
const JITTER = 0.2;

/** An endpoint that is overwhelmed is left alone for at least this long. */
const RELIEF_MS = MINUTE_MS;

/** The 4xx that say "not now" instead of "not like this": request timeout, conflict, too early, too many requests. */
const PASSING_4XX = new Set([408, 409, 425, 429]);

/** Cannot change by waiting: the configuration has to. */
const FINAL_OUTCOMES: ReadonlySet<AttemptOutcome> = new Set([
  "gone",
  "private_address",
  "invalid_secret",
  "invalid_headers",
]);

export type Next =
  | { kind: "delivered" }
  | { kind: "retry"; at: number }
  | { kind: "parked"; exhausted: boolean };

/** How the attempt that was the `number`th (1 for the first) ended. */
export type Ended = Pick<Attempt, "outcome" | "responseStatus" | "retryAfterMs"> & { number: number };

/**
 * What follows an attempt that ended at `now` (epoch ms). `random` is in [0, 1). `Retry-After` counts between one and two
 * of the schedule's own steps; after 429 or a time-out at least a minute passes.
 */
export function afterAttempt(
  ended: Ended,
  now: number,
  random: number,
  schedule: readonly number[] = RETRY_SCHEDULE_MS,
): Next {
  if (wasDelivered(ended.outcome)) return { kind: "delivered" };
  if (!mayPass(ended)) return { kind: "parked", exhausted: false };
  const step = schedule[ended.number];
  if (step === undefined) return { kind: "parked", exhausted: true };

  const own = step * (1 - JITTER + 2 * JITTER * random);
  const asked = Math.min(Math.max(ended.retryAfterMs ?? 0, own), 2 * step);
  const overwhelmed = ended.outcome === "throttled" || ended.outcome === "timeout";
  return { kind: "retry", at: now + Math.round(overwhelmed ? Math.max(asked, RELIEF_MS) : asked) };
}

function mayPass({ outcome, responseStatus }: Ended): boolean {
  if (outcome === "http_4xx") return responseStatus !== null && PASSING_4XX.has(responseStatus);
  return !FINAL_OUTCOMES.has(outcome);
}

/** How one attempt ended. A closed list: retry, alarms and statistics are decided from it. */
export const ATTEMPT_OUTCOMES = [
  "delivered",
  /** Accepted with 2xx, and an answer longer than we keep: the rest was not read. Counts as delivered. */
  "response_too_large",
  "redirect",
  "gone",
  "throttled",
  "http_4xx",
  "http_5xx",
  "timeout",
  "connection_refused",
  "dns",
  "tls",
  /** The connection broke, and the runtime does not say how. */
  "network",
  /** The three below are found before anything is sent. */
  "private_address",
  "invalid_secret",
  "invalid_headers",
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
type UnsentOutcome = "private_address" | "invalid_secret" | "invalid_headers";
/** Those of a request that was sent. */
export type SentOutcome = Exclude<AttemptOutcome, UnsentOutcome>;

/** One request and what came back; a failing endpoint is data. */
export interface Attempt {
  /** Epoch milliseconds. */
  startedAt: number;
  /** From the request to the end of the answer, or of what we read of it. */
  latencyMs: number;
  outcome: AttemptOutcome;
  /** One sentence that says what happened and, where it failed, what to change. */
  because: string;
  responseStatus: number | null;
  /** Only the names in `response.ts`. */
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
  /** What the endpoint asked for in `Retry-After`; null where it did not. */
  retryAfterMs: number | null;
}

export function wasDelivered(outcome: AttemptOutcome): boolean {
  return outcome === "delivered" || outcome === "response_too_large";
}

const UNSENT: ReadonlySet<string> = new Set<UnsentOutcome>([
  "private_address",
  "invalid_secret",
  "invalid_headers",
]);

/** Whether the endpoint was asked at all; what is stored as text is read the same way. */
export const wasSent = (outcome: string): boolean => !UNSENT.has(outcome);

/** The part of an attempt that nothing came back for. */
export function unanswered(startedAt: number, latencyMs: number) {
  return {
    startedAt,
    latencyMs,
    responseStatus: null,
    responseHeaders: null,
    responseBody: null,
    retryAfterMs: null,
  };
}

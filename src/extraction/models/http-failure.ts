import type { ModelFailure } from "../model.ts";

/** What an HTTP status says of a model's server. 408, 409, 429 and 5xx are worth another try; `extract.ts` decides. */
export function failureOfStatus(status: number): ModelFailure {
  if (status === 408) return "timeout";
  if (status === 429) return "rate_limited";
  if (status === 503) return "out_of_capacity";
  if (status === 409 || status >= 500) return "server_error";
  // A wrong key, an unknown model, an address that has moved: nothing that the transcript could change.
  if (
    status === 401 ||
    status === 402 ||
    status === 403 ||
    status === 404 ||
    (status >= 300 && status < 400)
  ) {
    return "not_configured";
  }
  return "bad_request";
}

/** `Retry-After` in milliseconds from now, whether in seconds or as a date; undefined where absent or unreadable. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

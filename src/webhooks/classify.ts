import type { SentOutcome } from "./attempt.ts";
import type { ResponseText } from "./response.ts";

/**
 * What Cloudflare's network answers in place of an endpoint that it could not reach
 * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors).
 */
const UNREACHABLE_STATUSES: Readonly<Record<number, SentOutcome>> = {
  521: "connection_refused",
  522: "timeout",
  523: "network",
  524: "timeout",
  525: "tls",
  526: "tls",
};

/** The statuses whose meaning is their own. */
const SPECIAL_STATUSES: Readonly<Record<number, SentOutcome>> = { 410: "gone", 429: "throttled" };

/** Standard Webhooks 1.0: 2xx is success and everything else is not. */
export function classifyStatus(status: number, answer: ResponseText): SentOutcome {
  if (status >= 200 && status <= 299) return answer.cut ? "response_too_large" : "delivered";
  // 530 stands for any of Cloudflare's own errors; 1016 is "origin DNS error".
  if (status === 530 && /\b1016\b/.test(answer.text)) return "dns";
  const special = UNREACHABLE_STATUSES[status] ?? SPECIAL_STATUSES[status];
  if (special) return special;
  if (status < 400) return "redirect";
  return status < 500 ? "http_4xx" : "http_5xx";
}

/**
 * Why `fetch` gave no response, as far as the runtime tells: workerd 1.2026 says "Network connection lost" for a refused
 * connection as for a broken one, and "internal error" for DNS and TLS, so those end as `network`.
 */
export function classifyFailure(failure: unknown): SentOutcome {
  const { name, message } = failure instanceof Error ? failure : new Error(String(failure));
  if (name === "TimeoutError" || name === "AbortError") return "timeout";
  if (/refused/i.test(message)) return "connection_refused";
  if (/\bdns\b|lookup|resolve host|ENOTFOUND/i.test(message)) return "dns";
  if (/\btls\b|\bssl\b|certificate/i.test(message)) return "tls";
  return "network";
}

import type { Clock } from "../id.ts";
import { type Attempt, unanswered } from "./attempt.ts";
import { classifyFailure, classifyStatus } from "./classify.ts";
import { explain } from "./explain.ts";
import { keepHeaders, readCapped } from "./response.ts";
import { readRetryAfter } from "./retry-after.ts";

/** Standard Webhooks asks for 15 to 30 s; a queue consumer waits for it, so the shorter. */
export const ATTEMPT_TIMEOUT_MS = 15_000;

export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface WebhookRequest {
  /** The object that `target.ts` judged. */
  url: URL;
  method: string;
  headers: Headers;
  body: string;
}

export interface SendTools {
  fetch: Fetch;
  clock: Clock;
}

/** One attempt: one request, no redirects, at most `timeoutMs` in all. Never throws; what went wrong is in the attempt. */
export async function send(
  { fetch, clock }: SendTools,
  { url, method, headers, body }: WebhookRequest,
  timeoutMs = ATTEMPT_TIMEOUT_MS,
): Promise<Attempt> {
  const startedAt = clock();
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const carried = method === "GET" ? {} : { body };
    const response = await fetch(url, {
      method,
      headers,
      ...carried,
      redirect: "manual",
      signal: deadline,
    });
    const answer = await readCapped(response.body, deadline);
    const outcome = classifyStatus(response.status, answer);
    const kept = keepHeaders(response.headers);
    return {
      startedAt,
      latencyMs: clock() - startedAt,
      outcome,
      because: explain(outcome, { status: response.status, location: kept.location ?? null, timeoutMs }),
      responseStatus: response.status,
      responseHeaders: kept,
      responseBody: answer.text,
      retryAfterMs: readRetryAfter(response.headers.get("retry-after"), clock()),
    };
  } catch (failure) {
    const outcome = classifyFailure(failure);
    return {
      ...unanswered(startedAt, clock() - startedAt),
      outcome,
      because: explain(outcome, { status: null, location: null, timeoutMs }),
    };
  }
}

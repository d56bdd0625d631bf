import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure.ts";

/** How long an answer is waited for before the request counts as lost. */
const REQUEST_TIMEOUT_MS = 30_000;
const RETRY_EVERY_MS = 500;
const NEXT_PAGE = /<([^>]+)>; rel="next"/;

export interface ApiClient {
  get<Answer>(path: string): Promise<Answer>;
  /** A list page by page, as the Link header leads. */
  pages<Item>(path: string): AsyncGenerator<Item[]>;
  /** Give an idempotency key to whatever the body does not make idempotent by itself: a lost answer is asked for again. */
  post<Answer>(path: string, body: unknown, idempotencyKey?: string): Promise<Answer>;
}

/**
 * The API behind a URL and a key. A worker that is away (no connection, 429 or 503) is waited for up to `patienceMs`.
 * Any other refusal throws a Failure with the API's own sentence.
 */
export function apiClient(
  { url, apiKey }: { url: string; apiKey: string },
  interrupted: AbortSignal,
  patienceMs: number,
): ApiClient {
  async function ask(path: string, request: RequestInit): Promise<Response> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      interrupted.throwIfAborted();
      const answer = await attempt(`${url}${path}`, request, interrupted);
      if (answer instanceof Response && !isAway(answer)) return await accepted(answer, path);
      if (Date.now() > deadline) throw new Failure(`${url} does not answer: ${await why(answer)}`);
      await sleep(RETRY_EVERY_MS, undefined, { signal: interrupted });
    }
  }
  const headers = { authorization: `Bearer ${apiKey}` };
  return {
    get: async (path) => (await ask(path, { headers })).json(),
    async *pages(path) {
      for (let next: string | undefined = path; next; ) {
        const answer = await ask(next, { headers });
        yield await answer.json();
        next = answer.headers.get("link")?.match(NEXT_PAGE)?.[1];
      }
    },
    async post(path, body, idempotencyKey) {
      const answer = await ask(path, {
        method: "POST",
        headers: {
          ...headers,
          "content-type": "application/json",
          ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
        },
        body: JSON.stringify(body),
      });
      return answer.json();
    },
  };
}

const isAway = ({ status }: Response) => status === 429 || status === 503;

async function attempt(
  url: string,
  request: RequestInit,
  interrupted: AbortSignal,
): Promise<Response | Error> {
  try {
    const signal = AbortSignal.any([interrupted, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
    return await fetch(url, { ...request, signal });
  } catch (error) {
    return error as Error;
  }
}

async function accepted(answer: Response, path: string): Promise<Response> {
  if (answer.ok) return answer;
  throw new Failure(`${path} answered ${answer.status}: ${await detailOf(answer)}`);
}

async function why(answer: Response | Error): Promise<string> {
  if (answer instanceof Response) return detailOf(answer);
  const { message, cause } = answer;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}

/** The sentence of a problem document (RFC 9457), else the body's beginning. */
export async function detailOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return JSON.parse(text).detail ?? text;
  } catch {
    return text.slice(0, 500);
  }
}

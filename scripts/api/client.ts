import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure.ts";

/** How long an answer is waited for before the request counts as lost. */
const REQUEST_TIMEOUT_MS = 30_000;
const RETRY_EVERY_MS = 500;
const NEXT_PAGE = /<([^>]+)>; rel="next"/;

export interface ApiClient {
  get<Body>(path: string): Promise<Body>;
  /** A list page by page, as the Link header leads. */
  pages<Item>(path: string): AsyncGenerator<Item[]>;
  /** A lost answer is asked for again, so a body should name what it makes (`provider_call_id`). */
  post<Body>(path: string, body: unknown): Promise<Body>;
  patch<Body>(path: string, body: unknown): Promise<Body>;
}

interface Answer {
  status: number;
  /** Path of the next page, in a list that has one. */
  next: string | null;
  text: string;
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
  async function ask(path: string, request: RequestInit = {}): Promise<Answer> {
    const deadline = Date.now() + patienceMs;
    const headers = { authorization: `Bearer ${apiKey}`, ...request.headers };
    for (;;) {
      const answer = await attempt(`${url}${path}`, { ...request, headers }, interrupted);
      interrupted.throwIfAborted();
      if (typeof answer !== "string" && !isAway(answer)) return accepted(answer, path);
      if (Date.now() > deadline) throw new Failure(`${url} does not answer: ${reasonOf(answer)}`);
      await sleep(RETRY_EVERY_MS, undefined, { signal: interrupted });
    }
  }
  async function send(method: string, path: string, body: unknown) {
    const headers = { "content-type": "application/json" };
    return JSON.parse((await ask(path, { method, headers, body: JSON.stringify(body) })).text);
  }
  return {
    get: async (path) => JSON.parse((await ask(path)).text),
    async *pages(path) {
      for (let next: string | null = path; next; ) {
        const answer: Answer = await ask(next);
        yield JSON.parse(answer.text);
        next = answer.next;
      }
    },
    post: (path, body) => send("POST", path, body),
    patch: (path, body) => send("PATCH", path, body),
  };
}

/** One request to its last byte: the answer, or why there is none. */
async function attempt(
  url: string,
  request: RequestInit,
  interrupted: AbortSignal,
): Promise<Answer | string> {
  try {
    const signal = AbortSignal.any([interrupted, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
    const response = await fetch(url, { ...request, signal });
    const next = response.headers.get("link")?.match(NEXT_PAGE)?.[1] ?? null;
    return { status: response.status, next, text: await response.text() };
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message} (${cause.message})` : message;
  }
}

const isAway = ({ status }: Answer) => status === 429 || status === 503;

function accepted(answer: Answer, path: string): Answer {
  if (answer.status < 300) return answer;
  throw new Failure(`${path} answered ${answer.status}: ${detailOf(answer.text)}`);
}

function reasonOf(answer: Answer | string): string {
  return typeof answer === "string" ? answer : detailOf(answer.text);
}

/** The sentence of a problem document (RFC 9457), else the body's beginning. */
export function detailOf(text: string): string {
  try {
    return JSON.parse(text).detail ?? text;
  } catch {
    return text.slice(0, 500);
  }
}

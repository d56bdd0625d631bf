import { parseJson } from "./reading/json.ts";

/** Long enough for a provider that places a call before it answers; a queue's message waits meanwhile. */
const TIMEOUT_MS = 15_000;
/** The largest transcript that a call may have, and its words' times round it. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export type HttpFetch = (url: URL, init: RequestInit) => Promise<Response>;

/** `no_answer`: none came whole, so the request may have been obeyed. */
export type HttpAnswer =
  | { kind: "answered"; status: number; headers: Headers; text: string; json: unknown }
  | { kind: "no_answer"; detail: string }
  /** Nothing was sent: the address is not one of the provider's own hosts, or no request can be made of what is to go. */
  | { kind: "not_asked"; detail: string };

export interface ProviderRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form; a list repeats its name. */
  form?: Record<string, string | readonly string[]>;
  /** How long the answer is waited for, where it comes only when a phone was answered. */
  timeoutMs?: number;
}

/** One request to a provider's API, once: no retry, no redirect, a time-out, and only to hosts of its own. */
export type ProviderHttp = (url: string, request?: ProviderRequest) => Promise<HttpAnswer>;

/** The way out for one adapter. `hosts` are its own: a URL out of a message is input like everything in it. */
export function providerHttp(fetch: HttpFetch, hosts: readonly string[]): ProviderHttp {
  return async (
    address,
    { method = "GET", headers: given = {}, json, form, timeoutMs = TIMEOUT_MS } = {},
  ) => {
    const url = URL.parse(address);
    if (!url || !isOwnHost(url, hosts)) {
      return { kind: "not_asked", detail: "The address is not one of the provider's own hosts." };
    }
    const headers = headersOf(given, json !== undefined);
    const body = json === undefined ? form && formOf(form) : textOf(json);
    if (headers === null || body === null) return UNSENDABLE;
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: "manual",
        signal: deadline,
      });
      const text = await readText(response);
      if (text === null) return { kind: "no_answer", detail: "The answer was too long." };
      return {
        kind: "answered",
        status: response.status,
        headers: response.headers,
        text,
        json: parseJson(text) ?? null,
      };
    } catch {
      const detail = deadline.aborted
        ? `No answer came within ${timeoutMs / 1000} seconds.`
        : "The connection broke before an answer came.";
      return { kind: "no_answer", detail };
    }
  };
}

const UNSENDABLE: HttpAnswer = {
  kind: "not_asked",
  detail: "A credential has a character that no header may have: copy it anew.",
};

/**
 * Null where a value is none that a header may have (a line break in a key): `fetch` would throw as if the line had
 * broken.
 */
function headersOf(given: Record<string, string>, isJson: boolean): Headers | null {
  try {
    return new Headers({ ...given, ...(isJson ? { "content-type": "application/json" } : {}) });
  } catch {
    return null;
  }
}

/** Null where there is no JSON of it. */
function textOf(json: unknown): string | null {
  try {
    return JSON.stringify(json) ?? null;
  } catch {
    return null;
  }
}

/** True for https and a host of the list, on its usual port, without a name and password in the address. */
export function isOwnHost(url: URL, hosts: readonly string[]): boolean {
  if (url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "")
    return false;
  return hosts.some((host) =>
    host.startsWith("*.") ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
}

function formOf(form: Record<string, string | readonly string[]>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
  }
  return body;
}

/** Null where the answer is longer than any transcript. */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

import * as z from "zod";
import type { ExtractionModel, ModelFailure } from "../model.ts";
import type { Prompt } from "../prompt.ts";
import { readChatCompletion } from "./chat-completion.ts";
import { failureOfCode } from "./cloudflare-error.ts";
import { withDeadline } from "./deadline.ts";
import { failureOfStatus, retryAfterMs } from "./http-failure.ts";
import { type Asked, type Failed, promptedModel } from "./prompted.ts";

/** Local models on modest hardware take a minute for a long call; beyond this nobody is coming. */
const ANSWER_TIMEOUT_MS = 120_000;
/** An answer is a few kilobytes; a server that sends more than this is not answering. */
const MAX_RESPONSE_BYTES = 1_048_576;
/** As much of a server's complaint as helps to find the wrong setting. */
const LONGEST_COMPLAINT_CHARS = 200;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OpenAiCompatibleSettings {
  /** Up to and with the version, e.g. `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  baseUrl: string;
  model: string;
  apiKey?: string;
  /** Now, in milliseconds since 1970, for a `Retry-After` that is a date. */
  clock: () => number;
  maxInputTokens?: number;
  timeoutMs?: number;
}

/** Most servers say what is wrong as OpenAI does; Cloudflare's, also behind AI Gateway, with codes of its own. */
const Complaint = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]),
});
const CloudflareErrors = z.object({ errors: z.tuple([z.object({ code: z.int() })], z.unknown()) });

type Format = "json_schema" | "json_object" | "none";

/**
 * Any server that speaks OpenAI's chat completions: Ollama, vLLM, AI Gateway, OpenAI itself.
 * A server that refuses `json_schema` with 400 is asked again with the plainest body that most servers take
 * (`json_object`, no temperature), and is asked so from then on.
 */
export function openAiCompatible(fetch: Fetch, settings: OpenAiCompatibleSettings): ExtractionModel {
  let best: Format = "json_schema";
  const ask = async (prompt: Prompt, form: "schema" | "free"): Promise<Asked> => {
    const format = form === "free" ? "none" : best;
    const asked = await post(fetch, settings, bodyOf(settings.model, prompt, format), prompt);
    if (format !== "json_schema" || asked.kind === "answered" || asked.failure !== "bad_request")
      return asked;
    best = "json_object";
    return post(fetch, settings, bodyOf(settings.model, prompt, best), prompt);
  };
  return promptedModel(settings.model, ask, settings.maxInputTokens);
}

function bodyOf(model: string, { messages, schema }: Prompt, format: Format): unknown {
  switch (format) {
    case "json_schema": {
      const json_schema = { name: "fields", schema, strict: true };
      return { model, messages, temperature: 0, response_format: { type: format, json_schema } };
    }
    case "json_object":
      return { model, messages, response_format: { type: format } };
    case "none":
      return { model, messages };
  }
}

async function post(
  fetch: Fetch,
  settings: OpenAiCompatibleSettings,
  body: unknown,
  prompt: Prompt,
): Promise<Asked> {
  const { baseUrl, apiKey, timeoutMs = ANSWER_TIMEOUT_MS } = settings;
  try {
    const asked = await withDeadline(timeoutMs, async (signal) => {
      const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/chat/completions`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
        },
        body: JSON.stringify(body),
        // A redirect would carry the transcript and the key to an address that nobody configured.
        redirect: "manual",
        signal,
      });
      return answerOf(response, settings, prompt);
    });
    return asked ?? failed("timeout", "The model's server did not answer in time.");
  } catch {
    return failed("network", "The model's server could not be reached.");
  }
}

async function answerOf(
  response: Response,
  settings: OpenAiCompatibleSettings,
  prompt: Prompt,
): Promise<Asked> {
  const text = await textUpTo(response, MAX_RESPONSE_BYTES);
  const body = text === null ? null : json(text);
  if (response.ok) {
    return (
      readChatCompletion(body, prompt) ??
      failed("unreadable_answer", "The server's answer is no chat completion.")
    );
  }
  return failureOf(response, body, settings);
}

function failureOf(response: Response, body: unknown, { apiKey, clock }: OpenAiCompatibleSettings): Failed {
  const code = CloudflareErrors.safeParse(body).data?.errors[0].code;
  if (code !== undefined && response.status === 429) return failureOfCode(code, clock());
  const complaint = Complaint.safeParse(body).data?.error.slice(0, LONGEST_COMPLAINT_CHARS) ?? "";
  const said = apiKey ? complaint.replaceAll(apiKey, "…") : complaint;
  const detail = `The model's server answered ${response.status}. ${said}`.trim();
  const failure = failed(failureOfStatus(response.status), detail);
  const wait = retryAfterMs(response.headers.get("retry-after"), clock());
  return wait === undefined ? failure : { ...failure, retryAfterMs: wait };
}

/** The body as text; null where it is longer than `limit` bytes. */
async function textUpTo(response: Response, limit: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failed(failure: ModelFailure, detail: string): Failed {
  return { kind: "failed", failure, detail };
}

import * as z from "zod";
import type { ExtractionModel, ModelFailure } from "../model.ts";
import type { Prompt } from "../prompt.ts";
import { ReportedUsage, readChatCompletion, usageOf } from "./chat-completion.ts";
import { failureOfCode } from "./cloudflare-error.ts";
import { withDeadline } from "./deadline.ts";
import { type Asked, type Failed, promptedModel } from "./prompted.ts";

/** The slowest model of the price table answers 30 fields in under 30 s; twice that is a model that hangs. */
const ANSWER_TIMEOUT_MS = 60_000;
/** The binding's own default of 256 would cut off most answers; reasoning models think within this too. */
const MAX_ANSWER_TOKENS = 4_096;

/** The AI binding's `run`. */
export type Run = (model: string, input: unknown) => Promise<unknown>;

export interface WorkersAiSettings {
  /** Now, in milliseconds since 1970: the free allowance comes back at 00:00 UTC. */
  clock: () => number;
  maxInputTokens?: number;
  timeoutMs?: number;
}

/** Most text models answer so; newer ones answer as a chat completion. */
const TextAnswer = z.object({ response: z.unknown(), usage: ReportedUsage.nullish().catch(null) });

/** A text model of Workers AI, asked in JSON mode through the account's AI binding. */
export function workersAi(run: Run, model: string, settings: WorkersAiSettings): ExtractionModel {
  const ask = async (prompt: Prompt, form: "schema" | "free"): Promise<Asked> => {
    const input = {
      messages: prompt.messages,
      // The binding takes the schema bare, without the {name, schema, strict} that OpenAI wraps around it.
      ...(form === "schema" && { response_format: { type: "json_schema", json_schema: prompt.schema } }),
      max_tokens: MAX_ANSWER_TOKENS,
      temperature: 0,
    };
    try {
      const body = await withDeadline(settings.timeoutMs ?? ANSWER_TIMEOUT_MS, async () => ({
        answer: await run(model, input),
      }));
      return body ? readBody(body.answer, prompt) : failed("timeout", "Workers AI did not answer in time.");
    } catch (error) {
      return failureOf(error, settings.clock());
    }
  };
  return promptedModel(model, ask, settings.maxInputTokens);
}

function readBody(body: unknown, prompt: Prompt): Asked {
  const completion = readChatCompletion(body, prompt);
  if (completion) return completion;
  const text = TextAnswer.safeParse(body);
  if (!text.success || text.data.response === undefined) {
    return failed("unreadable_answer", "Workers AI answered in a shape that is not known.");
  }
  const { response, usage } = text.data;
  return { kind: "answered", answer: response, usage: usageOf(usage, prompt, response) };
}

/** The binding throws `InferenceUpstreamError: <code>: <description>`. */
function failureOf(error: unknown, nowMs: number): Failed {
  const message = error instanceof Error ? error.message : String(error);
  if (/json mode couldn'?t be met/i.test(message)) {
    return failed("unreadable_answer", "The model could not hold to the JSON schema.");
  }
  const code = Number(message.match(/\b([35]0\d\d):/)?.[1] ?? Number.NaN);
  if (!Number.isNaN(code)) return failureOfCode(code, nowMs);
  if (/needs to be run remotely|not logged in/i.test(message)) {
    return failed(
      "not_configured",
      "The AI binding works only with a Cloudflare account; choose another model locally.",
    );
  }
  if (/\b429\b|rate.?limit|too many requests/i.test(message))
    return failed("rate_limited", "Workers AI limits the rate.");
  return failed("server_error", "Workers AI failed without saying why.");
}

function failed(failure: ModelFailure, detail: string): Failed {
  return { kind: "failed", failure, detail };
}

import { type ParsedAnswer, parseAnswer } from "../answer.ts";
import type { Field } from "../field.ts";
import type { ExtractionModel, ModelAnswer, Usage } from "../model.ts";
import { type NumberedTurn, type Prompt, promptOf, promptTokens } from "../prompt.ts";
import { laterReading, windowsOf } from "../windows.ts";

/** Fits the smallest context among the models in use (24 k) with room for the answer. */
const DEFAULT_MAX_INPUT_TOKENS = 18_000;

export type Failed = Extract<ModelAnswer, { kind: "failed" }>;

/** What came back over the wire: the model's own answer, text or object, not yet looked at. */
export type Asked = { kind: "answered"; answer: unknown; usage: Usage } | Failed;

/** One request to a model. `free` asks for the same without making the decoder hold the schema. */
export type Ask = (prompt: Prompt, form: "schema" | "free") => Promise<Asked>;

/**
 * A model that is asked in words: one request, or one for each window where the transcript does not fit.
 * An answer that cannot be read is asked for once more without the schema, since constrained decoding is what fails
 * most often ("JSON Mode couldn't be met", endless white space); the second answer is final.
 */
export function promptedModel(
  id: string,
  ask: Ask,
  maxInputTokens = DEFAULT_MAX_INPUT_TOKENS,
): ExtractionModel {
  return {
    id,
    async read({ fields, turns }) {
      const merged: Extract<ModelAnswer, { kind: "read" }> = {
        kind: "read",
        readings: Object.fromEntries(fields.map(({ name }) => [name, null])),
        usage: { input_tokens: 0, output_tokens: 0 },
      };
      for (const window of windowsOf(turns, maxInputTokens - promptTokens(fields))) {
        const answer = await readWindow(ask, fields, window);
        if (answer.kind === "failed") return answer;
        merged.usage = addUsage(merged.usage, answer.usage);
        merged.readings = Object.fromEntries(
          Object.entries(answer.readings).map(([name, reading]) => [
            name,
            laterReading(merged.readings[name] ?? null, reading, turns),
          ]),
        );
      }
      return merged;
    },
  };
}

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input_tokens: a.input_tokens + b.input_tokens,
    output_tokens: a.output_tokens + b.output_tokens,
  };
}

async function readWindow(
  ask: Ask,
  fields: readonly Field[],
  window: readonly NumberedTurn[],
): Promise<ModelAnswer> {
  const prompt = promptOf(fields, window);
  const first = await ask(prompt, "schema");
  const answer = understood(first, fields);
  if (answer.kind !== "failed" || answer.failure !== "unreadable_answer") return answer;
  const second = await ask(prompt, "free");
  const final = understood(second, fields);
  if (final.kind === "failed" || first.kind === "failed") return final;
  return { ...final, usage: addUsage(first.usage, final.usage) };
}

function understood(asked: Asked, fields: readonly Field[]): ModelAnswer {
  if (asked.kind === "failed") return asked;
  const parsed: ParsedAnswer = parseAnswer(asked.answer, fields);
  switch (parsed.kind) {
    case "read":
      return { kind: "read", readings: parsed.readings, usage: asked.usage };
    case "refused":
      return { kind: "failed", failure: "refused", detail: parsed.detail };
    case "unreadable":
      return { kind: "failed", failure: "unreadable_answer", detail: parsed.detail };
  }
}

import type {
  ExtractionModel,
  ExtractionRequest,
  ModelAnswer,
  ModelFailure,
  Reading,
} from "../../src/extraction/model.ts";

/** A model that answers from `script` (the last answer over and over), and keeps what it was asked. */
export function scriptedModel(...script: ModelAnswer[]): ExtractionModel & { asked: ExtractionRequest[] } {
  const asked: ExtractionRequest[] = [];
  return {
    id: "scripted",
    asked,
    async read(request) {
      asked.push(request);
      return script[Math.min(asked.length, script.length) - 1] ?? failing("not_configured");
    },
  };
}

export function reading(readings: Record<string, Reading | null>): ModelAnswer {
  return { kind: "read", readings, usage: { input_tokens: 100, output_tokens: 10 } };
}

export function failing(failure: ModelFailure, retryAfterMs?: number): ModelAnswer {
  const answer = { kind: "failed" as const, failure, detail: `It said ${failure}.` };
  return retryAfterMs === undefined ? answer : { ...answer, retryAfterMs };
}

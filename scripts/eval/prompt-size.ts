import type { ExtractionRequest } from "../../src/extraction/model.ts";
import { promptOf } from "../../src/extraction/prompt.ts";
import { estimateTokens } from "../../src/extraction/tokens.ts";

/** Tokens by estimate. The answer's schema goes beside the prompt, and is not counted. */
export interface PromptSize {
  /** What a prompt has beyond fields and transcript, the same for every call. */
  overhead: number;
  /** Fields and transcript, of each request. */
  content: number[];
}

export function promptSize(requests: readonly ExtractionRequest[]): PromptSize {
  const overhead = tokensOf({ fields: [], turns: [] });
  return { overhead, content: requests.map((request) => tokensOf(request) - overhead) };
}

function tokensOf({ fields, turns }: Pick<ExtractionRequest, "fields" | "turns">): number {
  const { messages } = promptOf(
    fields,
    turns.map((turn, number) => ({ ...turn, number })),
  );
  return estimateTokens(messages.map(({ content }) => content).join("\n"));
}

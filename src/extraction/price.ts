import type { Usage } from "./model.ts";

/** US dollars per million tokens, [input, output], as published by Cloudflare for Workers AI (November 2026). */
const USD_PER_MILLION_TOKENS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["@cf/qwen/qwen3-30b-a3b-fp8", [0.051, 0.335]],
  ["@cf/zai-org/glm-4.7-flash", [0.061, 0.4]],
  ["@cf/google/gemma-4-26b-a4b-it", [0.1, 0.3]],
  ["@cf/openai/gpt-oss-20b", [0.2, 0.3]],
  ["@cf/meta/llama-4-scout-17b-16e-instruct", [0.27, 0.85]],
  ["@cf/mistralai/mistral-small-3.1-24b-instruct", [0.35, 0.56]],
  ["@cf/meta/llama-3.3-70b-instruct-fp8-fast", [0.29, 2.25]],
  ["offline", [0, 0]],
]);

/** Finer than a nano-dollar is noise of floating point. */
const DECIMALS = 9;

/** What a reading cost in US dollars; null for a model that the table does not know, since any number would be made up. */
export function costUsd(model: string, usage: Usage): number | null {
  const price = USD_PER_MILLION_TOKENS.get(model);
  if (!price) return null;
  const [input, output] = price;
  return Number(((usage.input_tokens * input + usage.output_tokens * output) / 1e6).toFixed(DECIMALS));
}

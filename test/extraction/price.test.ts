import { describe, expect, it } from "vitest";
import { costUsd } from "../../src/extraction/price.ts";

describe("the cost of a reading", () => {
  it("is input and output tokens by the model's price per million", () => {
    const usage = { input_tokens: 913, output_tokens: 74 };
    expect(costUsd("@cf/qwen/qwen3-30b-a3b-fp8", usage)).toBe(0.000071353);
    expect(
      costUsd("@cf/meta/llama-3.3-70b-instruct-fp8-fast", { input_tokens: 1e6, output_tokens: 1e6 }),
    ).toBe(2.54);
  });

  it("is nothing for the offline model", () => {
    expect(costUsd("offline", { input_tokens: 0, output_tokens: 0 })).toBe(0);
  });

  it("is null, not zero, for a model whose price is not known", () => {
    expect(costUsd("llama3.3", { input_tokens: 913, output_tokens: 74 })).toBeNull();
  });
});

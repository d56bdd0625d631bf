import { describe, expect, it } from "vitest";
import { workersAi } from "../../../src/extraction/models/workers-ai.ts";
import {
  keepsTheAskedModelsPromises,
  keepsTheModelsPromises,
  type Played,
  REQUEST,
  RIGHT,
  readings,
  type Wire,
} from "./conformance.ts";

const MODEL = "@cf/qwen/qwen3-30b-a3b-fp8";
const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
const NOON = Date.parse("2026-05-04T12:00:00Z");

/** What the binding throws: the code and the description in the message, a name from the service. */
function upstreamError(message: string): Error {
  return Object.assign(new Error(message), { name: "InferenceUpstreamError" });
}

const ERRORS = {
  out_of_capacity: "3040: AiError: Capacity temporarily exceeded, please try again.",
  rate_limited: "AiError: 429 Too Many Requests",
  server_error: "error code: 1031",
  json_mode_unmet: "5024: AiError: JSON Mode couldn't be met",
  bad_request: "5004: AiError: Invalid data type",
};

function perform(wire: Wire | undefined): Promise<unknown> {
  if (!wire) throw new Error("The script has ended.");
  if ("hangs" in wire) return new Promise(() => {});
  if ("fails" in wire) return Promise.reject(upstreamError(ERRORS[wire.fails]));
  if ("refuses" in wire) return Promise.resolve({ response: wire.refuses, usage: USAGE });
  if ("cutOff" in wire) return Promise.resolve({ response: wire.cutOff, usage: USAGE });
  return Promise.resolve({ response: wire.answers, usage: USAGE });
}

function play(script: Wire[]): Played {
  const requests: unknown[] = [];
  const run = (_: string, input: unknown) => perform(script[requests.push(input) - 1]);
  return { model: workersAi(run, MODEL, { clock: () => NOON, timeoutMs: 5 }), requests };
}

function answering(answer: () => Promise<unknown>) {
  return workersAi(answer, MODEL, { clock: () => NOON }).read(REQUEST);
}

keepsTheModelsPromises("workers-ai", () => {
  return workersAi(async () => ({ response: RIGHT }), MODEL, { clock: () => NOON });
});
keepsTheAskedModelsPromises("workers-ai", play);

describe("workers-ai", () => {
  it("sends the schema bare, and room enough for the answer", async () => {
    const { model, requests } = play([{ answers: RIGHT }]);
    await model.read(REQUEST);
    expect(requests[0]).toMatchObject({
      response_format: { type: "json_schema", json_schema: { type: "object", required: Object.keys(RIGHT) } },
      max_tokens: 4096,
    });
  });

  it("reads the chat completion that newer models answer", async () => {
    const choice = { message: { role: "assistant", content: JSON.stringify(RIGHT) }, finish_reason: "stop" };
    const answer = await answering(async () => ({ choices: [choice], usage: USAGE }));
    expect(readings(answer).customer_name?.raw).toBe("Jane Roe");
    expect(answer).toMatchObject({ usage: { input_tokens: 100, output_tokens: 20 } });
  });

  it("estimates the tokens where the model does not report them", async () => {
    const answer = await answering(async () => ({ response: RIGHT }));
    expect(answer.kind === "read" && answer.usage.input_tokens).toBeGreaterThan(200);
  });

  it("waits until midnight UTC when the free allowance is used up", async () => {
    const answer = await answering(() =>
      Promise.reject(
        upstreamError("3036: AiError: you have used up your daily free allocation of 10,000 neurons"),
      ),
    );
    expect(answer).toMatchObject({ failure: "allowance_used_up", retryAfterMs: 12 * 3_600_000 });
  });

  it.each([
    ["3007: Request timeout", "timeout"],
    ["5007: No such model @cf/none or task", "not_configured"],
    ["5016: User has not agreed to the model's terms", "not_configured"],
    ["3006: Request is too large", "bad_request"],
    ["Binding AI needs to be run remotely", "not_configured"],
    ["Network connection lost.", "server_error"],
  ])("reads the error %j as %s", async (message, failure) => {
    expect(await answering(() => Promise.reject(upstreamError(message)))).toMatchObject({ failure });
  });

  it("never passes on the words of an error", async () => {
    const answer = await answering(() => Promise.reject(new Error("secret stack trace")));
    expect(JSON.stringify(answer)).not.toContain("secret");
  });
});

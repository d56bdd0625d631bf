import { describe, expect, it } from "vitest";
import { openAiCompatible } from "../../../src/extraction/models/openai-compatible.ts";
import {
  keepsTheAskedModelsPromises,
  keepsTheModelsPromises,
  type Played,
  REQUEST,
  RIGHT,
  readings,
  type Wire,
} from "./conformance.ts";

const NOON = Date.parse("2026-05-04T12:00:00Z");
const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
const SETTINGS = { baseUrl: "https://models.example/v1/", model: "llama3.3", clock: () => NOON };

interface Sent {
  url: string;
  init: RequestInit;
  body: { response_format?: { type: string }; [member: string]: unknown };
}

function completion(message: object, finish_reason = "stop"): Response {
  return Response.json({
    id: "chatcmpl-1",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason }],
    usage: USAGE,
  });
}

function complaint(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { error: { message, type: "invalid_request_error", code: null } },
    { status, headers },
  );
}

function perform(wire: Wire | undefined, signal: AbortSignal): Response | Promise<Response> {
  if (!wire) throw new Error("The script has ended.");
  if ("hangs" in wire) {
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  }
  if ("refuses" in wire) return completion({ content: null, refusal: wire.refuses });
  if ("cutOff" in wire) return completion({ content: wire.cutOff }, "length");
  if ("answers" in wire) {
    // Over HTTP a model's answer is text; an object only ever comes from a server that has parsed it.
    return completion({ content: wire.answers });
  }
  switch (wire.fails) {
    case "out_of_capacity":
      // Workers AI behind its own REST API or AI Gateway.
      return Response.json(
        { success: false, errors: [{ code: 3040, message: "Capacity" }] },
        { status: 429 },
      );
    case "rate_limited":
      return complaint(429, "Rate limit reached.");
    case "server_error":
      return new Response("<html>Bad gateway</html>", { status: 502 });
    case "bad_request":
      return complaint(400, "Messages are too long.");
    case "json_mode_unmet":
      return completion({ content: "\n\n\n\n\n\n" }, "length");
  }
}

function speaking(respond: (sent: Sent) => Response | Promise<Response>, settings: object = {}) {
  const sent: Sent[] = [];
  const model = openAiCompatible(
    async (url, init) => {
      const request = { url, init, body: JSON.parse(String(init.body)) };
      sent.push(request);
      return respond(request);
    },
    { ...SETTINGS, ...settings },
  );
  return { model, sent };
}

function play(script: Wire[]): Played {
  const requests: unknown[] = [];
  const { model } = speaking(
    ({ body, init }) => perform(script[requests.push(body) - 1], init.signal ?? new AbortController().signal),
    { timeoutMs: 5 },
  );
  return { model, requests };
}

keepsTheModelsPromises("openai-compatible", () => {
  return speaking(() => completion({ content: JSON.stringify(RIGHT) })).model;
});
keepsTheAskedModelsPromises("openai-compatible", play);

describe("openai-compatible", () => {
  it("posts to chat/completions with the key and the schema in its envelope", async () => {
    const { model, sent } = speaking(() => completion({ content: JSON.stringify(RIGHT) }), {
      apiKey: "key-1",
    });
    await model.read(REQUEST);
    expect(sent[0]?.url).toBe("https://models.example/v1/chat/completions");
    expect(new Headers(sent[0]?.init.headers).get("authorization")).toBe("Bearer key-1");
    expect(sent[0]?.body).toMatchObject({
      model: "llama3.3",
      response_format: {
        type: "json_schema",
        json_schema: { name: "fields", strict: true, schema: { type: "object" } },
      },
    });
  });

  it("sends no key where none is configured", async () => {
    const { model, sent } = speaking(() => completion({ content: JSON.stringify(RIGHT) }));
    await model.read(REQUEST);
    expect(new Headers(sent[0]?.init.headers).has("authorization")).toBe(false);
  });

  it("falls back to json_object where the server refuses json_schema, and stays with it", async () => {
    const { model, sent } = speaking(({ body }) =>
      body.response_format?.type === "json_schema"
        ? complaint(400, "response_format json_schema is not supported")
        : completion({ content: JSON.stringify(RIGHT) }),
    );
    expect(readings(await model.read(REQUEST)).customer_name?.raw).toBe("Jane Roe");
    await model.read(REQUEST);
    expect(sent.map(({ body }) => body.response_format?.type)).toEqual([
      "json_schema",
      "json_object",
      "json_object",
    ]);
  });

  it("does not follow a redirect, which would carry the transcript elsewhere", async () => {
    const { model, sent } = speaking(
      () => new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } }),
    );
    expect(await model.read(REQUEST)).toMatchObject({ failure: "not_configured" });
    expect(sent.map(({ init }) => init.redirect)).toEqual(["manual"]);
  });

  it.each([
    ["seconds", "7", 7_000],
    ["a date", "Mon, 04 May 2026 12:00:30 GMT", 30_000],
    ["a date that has passed", "Mon, 04 May 2026 11:00:00 GMT", 0],
  ])("hands on Retry-After in %s", async (_, header, retryAfterMs) => {
    const { model } = speaking(() => complaint(429, "Slow down.", { "retry-after": header }));
    expect(await model.read(REQUEST)).toMatchObject({ failure: "rate_limited", retryAfterMs });
  });

  it.each([
    [401, "not_configured"],
    [404, "not_configured"],
    [408, "timeout"],
    [409, "server_error"],
    [413, "bad_request"],
    [422, "bad_request"],
    [500, "server_error"],
    [503, "out_of_capacity"],
    [504, "server_error"],
  ])("reads status %i as %s", async (status, failure) => {
    expect(await speaking(() => complaint(status, "No.")).model.read(REQUEST)).toMatchObject({ failure });
  });

  it("says that the server could not be reached, without the exception's words", async () => {
    const { model } = speaking(() => Promise.reject(new TypeError("secret internals")));
    const answer = await model.read(REQUEST);
    expect(answer).toMatchObject({ failure: "network" });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });

  it("stops reading a response that does not end", async () => {
    let sent = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      });
    expect(await speaking(() => new Response(endless())).model.read(REQUEST)).toMatchObject({
      failure: "unreadable_answer",
    });
    expect(sent).toBeLessThan(3 * 1_048_576);
  });

  it("keeps its key out of what it tells", async () => {
    const { model } = speaking(() => complaint(401, "Incorrect API key provided: key-1"), {
      apiKey: "key-1",
    });
    expect(JSON.stringify(await model.read(REQUEST))).not.toContain("key-1");
  });

  it("reads content that comes in parts", async () => {
    const text = JSON.stringify(RIGHT);
    const content = [
      { type: "text", text: text.slice(0, 40) },
      { type: "text", text: text.slice(40) },
    ];
    expect(readings(await speaking(() => completion({ content })).model.read(REQUEST)).test_ride?.raw).toBe(
      true,
    );
  });
});

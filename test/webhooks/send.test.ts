import { describe, expect, test } from "vitest";
import { RESPONSE_CAP_BYTES } from "../../src/webhooks/response.ts";
import { type Fetch, send } from "../../src/webhooks/send.ts";

const SHORT_TIMEOUT_MS = 30;
const clock = () => Date.now();
const request = {
  url: new URL("https://crm.example/hook"),
  method: "POST",
  headers: new Headers({ "content-type": "application/json" }),
  body: "{}",
};
const answering =
  (body: BodyInit | null, init?: ResponseInit): Fetch =>
  async () =>
    new Response(body, init);
const attempt = (fetch: Fetch, timeoutMs?: number) => send({ fetch, clock }, request, timeoutMs);

/** An endpoint that takes the request and never answers, as the runtime shows it: only the signal ends the wait. */
const silent: Fetch = (_url, { signal }) =>
  new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

/** A body that begins and then stands still until the reader lets go. */
function stalling(start: string, onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
    cancel: onCancel,
  });
}

test("one request goes out: this URL object, these headers, this body, no redirects followed", async () => {
  const seen: unknown[] = [];
  await attempt(async (url, init) => {
    seen.push(url, init.method, init.headers, init.body, init.redirect);
    return new Response();
  });
  expect(seen).toEqual([request.url, "POST", request.headers, "{}", "manual"]);
  expect(seen[0]).toBe(request.url);
});

describe("an answer", () => {
  test.each([
    [200, "delivered"],
    [204, "delivered"],
    [301, "redirect"],
    [304, "redirect"],
    [307, "redirect"],
    [400, "http_4xx"],
    [409, "http_4xx"],
    [410, "gone"],
    [429, "throttled"],
    [500, "http_5xx"],
    [503, "http_5xx"],
    [521, "connection_refused"],
    [522, "timeout"],
    [525, "tls"],
    [530, "http_5xx"],
  ])("of %i is %s, and explained in a sentence", async (status, outcome) => {
    const ended = await attempt(answering(null, { status }));
    expect(ended).toMatchObject({
      outcome,
      responseStatus: status,
      because: expect.stringMatching(/^The .*\.$|^No .*\.$/),
    });
  });

  test("of 530 with error 1016 is a host name that cannot be found", async () => {
    expect(await attempt(answering("error code: 1016", { status: 530 }))).toHaveProperty("outcome", "dns");
  });

  test("is kept with its status, its body and the headers that help", async () => {
    const headers = {
      "content-type": "text/plain",
      "set-cookie": "session=1",
      "x-api-key": "k",
      "retry-after": "7",
    };
    expect(await attempt(answering("no such list: ğ", { status: 404, headers }))).toMatchObject({
      responseBody: "no such list: ğ",
      responseHeaders: { "content-type": "text/plain", "retry-after": "7" },
      retryAfterMs: 7000,
    });
  });

  test("that redirects is told with its destination, without the query", async () => {
    const ended = await attempt(
      answering(null, { status: 302, headers: { location: "https://a.example/b?token=1" } }),
    );
    expect(ended.responseHeaders).toEqual({ location: "https://a.example/b" });
    expect(ended.because).toContain("https://a.example/b; redirects are not followed");
  });

  test("of endless length counts, is cut at 20 kB, and is let go", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode("ü".repeat(500)));
      },
      cancel() {
        cancelled = true;
      },
    });
    const ended = await attempt(answering(endless));
    expect(ended).toMatchObject({ outcome: "response_too_large", responseStatus: 200 });
    expect(new TextEncoder().encode(ended.responseBody ?? "")).toHaveLength(RESPONSE_CAP_BYTES);
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(30);
  });

  test("of exactly 20 kB is whole", async () => {
    const ended = await attempt(answering("x".repeat(RESPONSE_CAP_BYTES)));
    expect(ended).toMatchObject({ outcome: "delivered", responseBody: "x".repeat(RESPONSE_CAP_BYTES) });
  });

  test("that is not text is kept as far as it can be read", async () => {
    const ended = await attempt(answering(new Uint8Array([0x50, 0xff, 0xfe, 0x51])));
    expect(ended).toMatchObject({ outcome: "delivered", responseBody: "P\ufffd\ufffdQ" });
  });

  test("of 200 whose body stands still is delivered all the same, once the time is up", async () => {
    let cancelled = false;
    const body = stalling("partly", () => {
      cancelled = true;
    });
    const ended = await attempt(answering(body), SHORT_TIMEOUT_MS);
    expect(ended).toMatchObject({ outcome: "delivered", responseBody: "partly" });
    expect(cancelled).toBe(true);
  });

  test("of 200 whose body breaks off is delivered all the same", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("connection lost")) });
    expect(await attempt(answering(body))).toMatchObject({ outcome: "delivered", responseBody: "" });
  });
});

describe("no answer", () => {
  test("within the time is a time-out, with the time it took", async () => {
    const ended = await attempt(silent, SHORT_TIMEOUT_MS);
    expect(ended).toMatchObject({ outcome: "timeout", responseStatus: null, responseBody: null });
    expect(ended.because).toBe(
      "The endpoint did not answer within 0.03 s; answer first and work afterwards.",
    );
    expect(ended.latencyMs).toBeGreaterThanOrEqual(SHORT_TIMEOUT_MS - 1);
  });

  test("from a port where nobody listens, on the real network, is a failed connection", async () => {
    const closed = { ...request, url: new URL("http://127.0.0.1:9/") };
    const ended = await send({ fetch, clock }, closed);
    expect(ended).toMatchObject({ outcome: "network", responseStatus: null });
  });

  test.each([
    ["connect() failed: Connection refused", "connection_refused"],
    ["DNS lookup failed.", "dns"],
    ["TLS peer's certificate is not trusted", "tls"],
    ["Network connection lost.", "network"],
    ["internal error; reference = abc", "network"],
  ])("because of %j is %s, without those words", async (message, outcome) => {
    const ended = await attempt(() => Promise.reject(new Error(message)));
    expect(ended.outcome).toBe(outcome);
    expect(ended.because).not.toContain(message);
  });

  test("because the runtime threw something odd is a failed connection, never an exception", async () => {
    expect(await attempt(() => Promise.reject("odd"))).toHaveProperty("outcome", "network");
  });
});

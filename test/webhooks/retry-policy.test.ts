import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ATTEMPT_OUTCOMES } from "../../src/webhooks/attempt.ts";
import { readRetryAfter } from "../../src/webhooks/retry-after.ts";
import { afterAttempt, type Ended, RETRY_SCHEDULE_MS } from "../../src/webhooks/retry-policy.ts";

const NOW = Date.UTC(2026, 4, 7);
const MIDDLE = 0.5;
const failed = (change: Partial<Ended> = {}): Ended => ({
  number: 1,
  outcome: "http_5xx",
  responseStatus: 500,
  retryAfterMs: null,
  ...change,
});
const waitAfter = (change: Partial<Ended>, random = MIDDLE) => {
  const next = afterAttempt(failed(change), NOW, random);
  return next.kind === "retry" ? next.at - NOW : next.kind;
};

const endings = fc.record<Ended>({
  number: fc.integer({ min: 1, max: RETRY_SCHEDULE_MS.length + 2 }),
  outcome: fc.constantFrom(...ATTEMPT_OUTCOMES),
  responseStatus: fc.option(fc.integer({ min: 200, max: 599 })),
  retryAfterMs: fc.option(fc.nat({ max: 10 * 24 * 3_600_000 })),
});
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the schedule", () => {
  test("is 5 s, 5 m, 30 m, 2 h, 5 h, 10 h and 10 h after the first attempt, 27 h 35 m in all", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((number) => waitAfter({ number }));
    expect(waits).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000]);
    expect(RETRY_SCHEDULE_MS.reduce((sum, step) => sum + step)).toBe((27 * 60 + 35) * 60_000 + 5_000);
  });

  test("ends after the eighth attempt", () => {
    expect(afterAttempt(failed({ number: 8 }), NOW, MIDDLE)).toEqual({ kind: "parked", exhausted: true });
  });

  test("spreads by 20 % to either side", () => {
    expect(waitAfter({ number: 2 }, 0)).toBe(240_000);
    expect(waitAfter({ number: 2 }, 0.999_999)).toBeCloseTo(360_000, -1);
  });

  test("never waits less than 80 % of a step, nor more than two steps or a minute", () => {
    fc.assert(
      fc.property(endings, random, (ended, spread) => {
        const next = afterAttempt(ended, NOW, spread);
        if (next.kind !== "retry") return;
        const step = RETRY_SCHEDULE_MS[ended.number] ?? Number.NaN;
        expect(next.at - NOW).toBeGreaterThanOrEqual(Math.floor(0.8 * step));
        expect(next.at - NOW).toBeLessThanOrEqual(Math.max(2 * step, 60_000));
      }),
    );
  });

  test("never outlasts its eight attempts, whatever comes back", () => {
    fc.assert(
      fc.property(endings, random, (ended, spread) => {
        fc.pre(ended.number >= RETRY_SCHEDULE_MS.length);
        expect(afterAttempt(ended, NOW, spread).kind).not.toBe("retry");
      }),
    );
  });
});

describe("an endpoint that asks for time", () => {
  test("gets what Retry-After says, from the step to twice the step", () => {
    expect(waitAfter({ number: 2, retryAfterMs: 450_000 })).toBe(450_000);
    expect(waitAfter({ number: 2, retryAfterMs: 1_000 })).toBe(300_000);
    expect(waitAfter({ number: 2, retryAfterMs: 86_400_000 })).toBe(600_000);
  });

  test.each(["throttled", "timeout"] as const)("is left alone for at least a minute after %s", (outcome) => {
    expect(waitAfter({ outcome, responseStatus: outcome === "throttled" ? 429 : null })).toBe(60_000);
    expect(waitAfter({ outcome, number: 3 })).toBe(1_800_000);
  });
});

describe("what waiting cannot mend", () => {
  test.each([400, 401, 403, 404, 405, 413, 415, 422, 451])("is parked at once: %i", (responseStatus) => {
    expect(waitAfter({ outcome: "http_4xx", responseStatus })).toBe("parked");
  });

  test.each(["gone", "private_address", "invalid_secret", "invalid_headers"] as const)(
    "is parked at once: %s",
    (outcome) => {
      expect(afterAttempt(failed({ outcome }), NOW, MIDDLE)).toEqual({ kind: "parked", exhausted: false });
    },
  );
});

test.each([408, 409, 425])("%i is tried again, though it is a 4xx", (responseStatus) => {
  expect(waitAfter({ outcome: "http_4xx", responseStatus })).toBe(5_000);
});

test.each(["redirect", "http_5xx", "connection_refused", "dns", "tls", "network"] as const)(
  "%s is tried again",
  (outcome) => {
    expect(waitAfter({ outcome })).toBe(5_000);
  },
);

test.each(["delivered", "response_too_large"] as const)("%s ends it well", (outcome) => {
  expect(waitAfter({ outcome, responseStatus: 200 })).toBe("delivered");
});

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["Thu, 07 May 2026 00:02:00 GMT", 120_000],
    ["Thu, 07 May 2020 00:00:00 GMT", 0],
  ])("%j is %i ms", (value, wait) => {
    expect(readRetryAfter(value, NOW)).toBe(wait);
  });

  test.each([null, "", "soon", "-5", "1.5", "2026-05-07"])("%j says nothing", (value) => {
    expect(readRetryAfter(value, NOW)).toBeNull();
  });
});

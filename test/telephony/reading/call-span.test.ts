import { expect, test } from "vitest";
import { callSpan, lengthBetween } from "../../../src/telephony/reading/call-span.ts";

const START = Date.parse("2026-11-22T10:00:10Z");

test("knows the end of a call whose start and length are told", () => {
  expect(callSpan(START, 50_000.4)).toEqual({
    ...{ startedAt: "2026-11-22T10:00:10.000Z", endedAt: "2026-11-22T10:01:00.000Z", durationMs: 50_000 },
  });
  expect(callSpan(null, 50_000)).toEqual({ startedAt: null, endedAt: null, durationMs: 50_000 });
});

test.each([null, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 50_000_000_000])(
  "takes %s for no length of a call",
  (length) => {
    expect(callSpan(START, length)).toMatchObject({ endedAt: null, durationMs: null });
    expect(lengthBetween(START, length === null ? null : START + length)).toBeNull();
  },
);

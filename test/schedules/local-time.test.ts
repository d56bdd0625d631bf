import { describe, expect, it } from "vitest";
import { isoAt, localAt, readableAt, resolveLocal } from "../../src/schedules/local-time.ts";

describe("resolveLocal", () => {
  it.each([
    ["a gap in New York", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z", true],
    ["an overlap in New York", "2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z", false],
    ["an overlap in London", "2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00Z", false],
    [
      "half an hour's gap on Lord Howe",
      "2026-10-04T02:15",
      "Australia/Lord_Howe",
      "2026-10-03T15:45:00Z",
      true,
    ],
    ["a gap at midnight in Cairo", "2026-04-24T00:30", "Africa/Cairo", "2026-04-23T22:30:00Z", true],
    ["Istanbul, which stays at +03", "2026-12-01T09:00", "Europe/Istanbul", "2026-12-01T06:00:00Z", false],
    ["Dublin in winter", "2026-12-01T09:00", "Europe/Dublin", "2026-12-01T09:00:00Z", false],
    ["Casablanca in Ramadan", "2026-03-01T10:00", "Africa/Casablanca", "2026-03-01T10:00:00Z", false],
    ["29 February", "2028-02-29T12:00", "UTC", "2028-02-29T12:00:00Z", false],
    ["a zone by its old name", "2026-05-01T10:00", "Europe/Kiev", "2026-05-01T07:00:00Z", false],
    ["a zone by its new name", "2026-05-01T10:00", "Europe/Kyiv", "2026-05-01T07:00:00Z", false],
  ])("resolves %s by the named policy", (_, local, timezone, instant, shifted) => {
    expect(resolveLocal(local, timezone)).toEqual({ at: Date.parse(instant), shifted });
  });

  it("refuses a day that does not exist", () => {
    expect(() => resolveLocal("2026-02-30T10:00", "UTC")).toThrow(RangeError);
  });
});

describe("an instant", () => {
  const at = Date.parse("2026-05-07T11:30:00Z");

  it("is shown by the clock of its zone, with offset, without, and in words", () => {
    expect(isoAt(at, "Europe/Istanbul")).toBe("2026-05-07T14:30:00+03:00");
    expect(localAt(at, "Europe/Istanbul")).toBe("2026-05-07T14:30:00");
    expect(readableAt(at, "Europe/Istanbul")).toBe("Thursday 2026-05-07 14:30 (Europe/Istanbul)");
  });
});

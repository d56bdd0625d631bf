import { describe, expect, it } from "vitest";
import { isoAt, localAt, readableAt, resolveLocal } from "../../src/time/local-time.ts";

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
    ["the summer time of Dublin", "2026-07-01T09:00", "Europe/Dublin", "2026-07-01T08:00:00Z", false],
    ["a gap in Dublin", "2026-03-29T01:30", "Europe/Dublin", "2026-03-29T01:30:00Z", true],
    ["an overlap in Dublin", "2026-10-25T01:30", "Europe/Dublin", "2026-10-25T00:30:00Z", false],
    ["Casablanca beside Ramadan", "2026-04-10T10:00", "Africa/Casablanca", "2026-04-10T09:00:00Z", false],
    ["a gap after Ramadan", "2026-03-22T02:30", "Africa/Casablanca", "2026-03-22T02:30:00Z", true],
    ["half an hour's overlap", "2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z", false],
    ["an overlap before midnight", "2026-10-29T23:30", "Africa/Cairo", "2026-10-29T20:30:00Z", false],
    ["Istanbul in summer", "2026-07-01T09:00", "Europe/Istanbul", "2026-07-01T06:00:00Z", false],
    ["a day that Samoa left out", "2011-12-30T10:00", "Pacific/Apia", "2011-12-30T20:00:00Z", true],
    ["29 February", "2028-02-29T12:00", "UTC", "2028-02-29T12:00:00Z", false],
    ["a zone by its old name", "2026-05-01T10:00", "Europe/Kiev", "2026-05-01T07:00:00Z", false],
    ["a zone by its new name", "2026-05-01T10:00", "Europe/Kyiv", "2026-05-01T07:00:00Z", false],
  ])("resolves %s by the named policy", (_, local, timezone, instant, shifted) => {
    expect(resolveLocal(local, timezone)).toEqual({ at: Date.parse(instant), shifted });
  });

  // Since its clocks went forward on 8 March 2026, British Columbia stays at −07. The zone data of the runtime knows; one
  // from before that gives 09:30Z and 20:00Z for the two of winter.
  it.each([
    ["the last change", "2026-03-08T02:30", "2026-03-08T10:30:00Z", true],
    ["what was an overlap", "2026-11-01T01:30", "2026-11-01T08:30:00Z", false],
    ["noon in November", "2026-11-02T12:00", "2026-11-02T19:00:00Z", false],
    ["noon in December", "2026-12-01T12:00", "2026-12-01T19:00:00Z", false],
    ["what was a gap", "2027-03-14T02:30", "2027-03-14T09:30:00Z", false],
  ])("knows that British Columbia stopped changing clocks: %s", (_, local, instant, shifted) => {
    expect(resolveLocal(local, "America/Vancouver")).toEqual({ at: Date.parse(instant), shifted });
  });

  it.each(["2026-05-01T10:00", "2026-03-29T03:30", "2026-10-25T03:30", "2030-12-01T10:00"])(
    "takes Europe/Kiev and Europe/Kyiv for one zone at %s",
    (local) => {
      expect(resolveLocal(local, "Europe/Kiev")).toEqual(resolveLocal(local, "Europe/Kyiv"));
    },
  );

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

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FollowUpWish, resolveFollowUp } from "../../src/schedules/follow-up-time.ts";
import { resolveLocal } from "../../src/time/local-time.ts";

/** Monday 2026-05-04 12:00 in Istanbul. */
const NOW = Date.parse("2026-05-04T09:00:00Z");
const A_DAY_LATER = "2026-05-05T12:00:00";

const resolve = (value: FollowUpWish["value"], more: Partial<FollowUpWish> = {}) =>
  resolveFollowUp({
    field: "follow_up_date",
    value,
    suggested: null,
    chosen: false,
    words: null,
    saidAt: null,
    now: NOW,
    timezone: "Europe/Istanbul",
    fallbackDelayMinutes: 1440,
    ...more,
  });

describe("a readable value", () => {
  it("with an offset is that instant, told in the schedule's zone", () => {
    const found = resolve("2026-05-07T14:30:00+01:00");
    expect(found).toMatchObject({
      scheduled_at: "2026-05-07T16:30:00",
      at: Date.parse("2026-05-07T13:30:00Z"),
    });
    expect(found.fell_back).toBe(false);
  });

  it("without an offset is local to the schedule's zone", () => {
    expect(resolve("2026-05-07T14:30").at).toBe(Date.parse("2026-05-07T11:30:00Z"));
    expect(resolve("2026-05-07 14:30:00").at).toBe(Date.parse("2026-05-07T11:30:00Z"));
  });

  it("in a gap of the clocks moves forward, and says so", () => {
    const found = resolve("2027-03-14T02:30", { timezone: "America/New_York" });
    expect(found.scheduled_at).toBe("2027-03-14T03:30:00");
    expect(found.explanation).toContain("is skipped by the clocks in America/New_York");
  });

  it("that is a day alone rings at ten, and says so", () => {
    const found = resolve("2026-05-07");
    expect(found.scheduled_at).toBe("2026-05-07T10:00:00");
    expect(found.explanation).toBe(
      "follow_up_date 2026-05-07 names no hour; 10:00 Europe/Istanbul was chosen.",
    );
  });

  it("that is today after ten rings an hour from now", () => {
    const found = resolve("2026-05-04");
    expect(found.scheduled_at).toBe("2026-05-04T13:00:00");
    expect(found.explanation).toContain("is today, past 10:00; 60 minutes from now was chosen");
    expect(found.fell_back).toBe(false);
  });

  it("that is a time of day alone rings when it is next that time", () => {
    expect(resolve("14:30").scheduled_at).toBe("2026-05-04T14:30:00");
    expect(resolve("09:15").scheduled_at).toBe("2026-05-05T09:15:00");
  });

  it("a few seconds ahead is kept to the second", () => {
    expect(resolve("2026-05-04T12:00:20+03:00").at).toBe(NOW + 20_000);
  });
});

describe("an hour that the customer did not say", () => {
  it("is the one that stands for the part of the day, and marked as chosen", () => {
    const said = { chosen: true, words: "tomorrow morning" };
    expect(resolve("2026-05-05T09:00:00+03:00", said)).toMatchObject({
      scheduled_at: "2026-05-05T09:00:00",
      hour_chosen: true,
      explanation:
        'follow_up_date is only said as "tomorrow morning"; Tuesday 2026-05-05 09:00 (Europe/Istanbul) was chosen for it.',
    });
  });

  it("is that of the day that stands for a vague time, where there is no value", () => {
    const vague = { suggested: "2026-05-15T10:00:00+03:00", words: "end of next week" };
    expect(resolve(null, vague)).toMatchObject({
      scheduled_at: "2026-05-15T10:00:00",
      hour_chosen: true,
      fell_back: false,
      explanation: expect.stringContaining('only said as "end of next week"'),
    });
  });

  it("gives way to a value, and to the delay where it has passed", () => {
    const vague = { suggested: "2026-05-01T10:00:00+03:00" };
    expect(resolve("2026-05-07T14:30:00+03:00", vague)).toMatchObject({ hour_chosen: false });
    expect(resolve(null, vague)).toMatchObject({ fell_back: true, hour_chosen: false });
  });

  it("is marked for a day alone as well", () => {
    expect(resolve("2026-05-07").hour_chosen).toBe(true);
    expect(resolve("2026-05-07T14:30").hour_chosen).toBe(false);
  });
});

describe("a time that has passed while the call was read", () => {
  const began = { saidAt: NOW - 3_600_000 };

  it("rings at once, for it was ahead when it was said", () => {
    expect(resolve("2026-05-04T11:45:00+03:00", began)).toMatchObject({
      ...{ at: NOW, fell_back: false },
      explanation: "follow_up_date 2026-05-04T11:45:00+03:00 has passed since it was said; it rings at once.",
    });
  });

  it.each([
    ["it lay behind already when it was said", "2026-05-04T10:59:00+03:00", began],
    ["the call was read half a day later", "2026-05-04T07:30:00+03:00", { saidAt: NOW - 18_000_000 }],
    ["nobody knows when it was said", "2026-05-04T11:45:00+03:00", {}],
  ])("falls back where %s", (_, value, more) => {
    expect(resolve(value, more)).toMatchObject({ scheduled_at: A_DAY_LATER, fell_back: true });
  });
});

describe("a value that gives no time falls back to the delay, and says why", () => {
  it.each([
    [null, "follow_up_date has no value; 1440 minutes from now instead."],
    ["2026-05-01", "follow_up_date 2026-05-01 lies in the past; 1440 minutes from now instead."],
    [
      "2026-05-04T11:59:00+03:00",
      "follow_up_date 2026-05-04T11:59:00+03:00 lies in the past; 1440 minutes from now instead.",
    ],
    ["next week", "follow_up_date next week is not a date in ISO 8601; 1440 minutes from now instead."],
    ["2026-02-30", "follow_up_date 2026-02-30 is not a date that exists; 1440 minutes from now instead."],
    ["2028-05-07", "follow_up_date 2028-05-07 is more than a year ahead; 1440 minutes from now instead."],
    [20260507, "follow_up_date 20260507 is not a date in ISO 8601; 1440 minutes from now instead."],
    [true, "follow_up_date true is not a date in ISO 8601; 1440 minutes from now instead."],
  ])("%s", (value, explanation) => {
    const found = resolve(value);
    expect(found).toMatchObject({ explanation, scheduled_at: A_DAY_LATER, fell_back: true });
  });

  it("when no field is named", () => {
    expect(resolve(null, { field: null }).explanation).toBe(
      "No field gives the time; 1440 minutes from now instead.",
    );
  });

  it("when it says today and today is nearly over", () => {
    const found = resolve("2026-05-04", { now: Date.parse("2026-05-04T17:30:00Z") });
    expect(found.explanation).toContain("names no hour and is nearly over");
    expect(found.fell_back).toBe(true);
  });
});

describe("whatever the value", () => {
  const instant = fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2030-01-01") });
  const zone = fc.constantFrom(
    "Europe/Istanbul",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
  );
  const value = fc.oneof(
    fc.string(),
    fc.constant(null),
    instant.map((at) => new Date(at).toISOString()),
    instant.map((at) => new Date(at).toISOString().slice(0, 10)),
    instant.map((at) => new Date(at).toISOString().slice(0, 16)),
    instant.map((at) => new Date(at).toISOString().slice(11, 16)),
  );

  it("the time is what its local form says, and not long past", () => {
    fc.assert(
      fc.property(value, instant, zone, (said, now, timezone) => {
        const found = resolve(said, { now, timezone });
        expect(found.at).toBe(resolveLocal(found.scheduled_at, timezone).at);
        // An hour that comes twice is read as its first, so up to an hour may be lost.
        expect(found.at).toBeGreaterThan(now - 3_600_000);
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallingWindow, WEEKDAYS } from "../../src/schedules/calling-window.ts";
import { isOpen, shiftIntoWindow } from "../../src/schedules/shift-into-window.ts";

const shift = (at: string, window: Partial<CallingWindow>, zone: string) => {
  const shifted = shiftIntoWindow(Date.parse(at), CallingWindow.parse(window), zone);
  return { at: new Date(shifted.at).toISOString(), explanation: shifted.explanation };
};

const OFFICE = { days: WEEKDAYS.slice(0, 6), start: "09:00", end: "20:00" };

describe("shiftIntoWindow", () => {
  it("leaves a time inside the window alone", () => {
    expect(shift("2026-05-04T09:00:00Z", OFFICE, "Europe/Istanbul")).toEqual({
      at: "2026-05-04T09:00:00.000Z",
      explanation: null,
    });
  });

  it("moves a night to the morning, and says so", () => {
    expect(shift("2026-05-04T20:30:00Z", OFFICE, "Europe/Istanbul")).toEqual({
      at: "2026-05-05T06:00:00.000Z",
      explanation:
        "Monday 2026-05-04 23:30 (Europe/Istanbul) is outside the calling window (monday, tuesday, wednesday, thursday, friday, saturday 09:00 to 20:00); moved to Tuesday 2026-05-05 09:00 (Europe/Istanbul).",
    });
  });

  it("opens at its first minute and is closed at its end", () => {
    expect(shift("2026-05-04T06:00:00Z", OFFICE, "Europe/Istanbul").explanation).toBeNull();
    expect(shift("2026-05-04T17:00:00Z", OFFICE, "Europe/Istanbul").at).toBe("2026-05-05T06:00:00.000Z");
  });

  it("skips a day that is not in it", () => {
    expect(shift("2026-05-10T09:00:00Z", OFFICE, "Europe/Istanbul").at).toBe("2026-05-11T06:00:00.000Z");
  });

  it("keeps its own zone where it names one", () => {
    const window = { ...OFFICE, timezone: "America/New_York" };
    expect(shift("2026-05-04T09:00:00Z", window, "Europe/Istanbul").at).toBe("2026-05-04T13:00:00.000Z");
  });

  it("is open all day from 00:00 to 24:00", () => {
    expect(shift("2026-05-04T23:59:59Z", { start: "00:00", end: "24:00" }, "UTC").explanation).toBeNull();
  });

  it("runs across midnight into a day that is not in it", () => {
    const friday = { days: ["friday" as const], start: "22:00", end: "02:00" };
    expect(shift("2026-05-09T01:30:00Z", friday, "UTC").explanation).toBeNull();
    expect(shift("2026-05-09T02:00:00Z", friday, "UTC").at).toBe("2026-05-15T22:00:00.000Z");
    expect(shift("2026-05-08T01:30:00Z", friday, "UTC").at).toBe("2026-05-08T22:00:00.000Z");
  });

  it("opens after the jump where the clocks jump over its start", () => {
    const early = { start: "02:30", end: "05:00" };
    expect(shift("2026-03-08T06:00:00Z", early, "America/New_York").at).toBe("2026-03-08T07:00:00.000Z");
  });

  it("waits for another day where the clocks jump over all of it", () => {
    const lost = { days: ["sunday" as const], start: "02:15", end: "02:45" };
    expect(shift("2026-03-08T06:00:00Z", lost, "America/New_York").at).toBe("2026-03-15T06:15:00.000Z");
  });

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  const window = fc
    .record({
      days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      start: clock,
      end: fc.oneof(clock, fc.constant("24:00")),
      timezone: fc.constant("callee"),
    })
    .filter(({ start, end }) => start !== end);
  const zone = fc.constantFrom(
    "UTC",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
  );
  const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") });

  it("always ends inside the window, never earlier, and shifting again changes nothing", () => {
    fc.assert(
      fc.property(instant, window, zone, (at, allowed, timezone) => {
        const shifted = shiftIntoWindow(at, allowed, timezone);
        expect(isOpen(shifted.at, allowed, timezone)).toBe(true);
        expect(shifted.at).toBeGreaterThanOrEqual(at);
        expect(shifted.explanation === null).toBe(shifted.at === at);
        expect(shiftIntoWindow(shifted.at, allowed, timezone)).toEqual({ at: shifted.at, explanation: null });
      }),
    );
  });

  it("finds the first such moment: a minute before it the window is closed", () => {
    fc.assert(
      fc.property(instant, window, zone, (at, allowed, timezone) => {
        const shifted = shiftIntoWindow(at, allowed, timezone);
        fc.pre(shifted.explanation !== null && shifted.at - at > 60_000);
        expect(isOpen(shifted.at - 60_000, allowed, timezone)).toBe(false);
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallingWindow, WEEKDAYS } from "../../src/gate/calling-window.ts";
import {
  isOpen,
  NeverAllowed,
  shiftIntoWindow,
  type WindowSetting,
} from "../../src/gate/shift-into-window.ts";

const shift = (
  at: string,
  window: Partial<CallingWindow>,
  zones: string | string[],
  country: string | null = null,
) => {
  const setting = { window: CallingWindow.parse(window), zones: [zones].flat(), country };
  const shifted = shiftIntoWindow(Date.parse(at), setting);
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

  it("must be open in every zone that the callee may live in", () => {
    const border = ["America/Chicago", "America/New_York"];
    expect(shift("2026-05-04T13:30:00Z", OFFICE, border)).toEqual({
      at: "2026-05-04T14:00:00.000Z",
      explanation: expect.stringContaining("which must be open in America/Chicago and America/New_York"),
    });
    expect(shift("2026-05-05T00:30:00Z", OFFICE, border).at).toBe("2026-05-05T14:00:00.000Z");
  });

  it("says so where no moment suits all of them", () => {
    const short = { start: "09:00", end: "09:30" };
    expect(() => shift("2026-05-04T13:30:00Z", short, ["America/Chicago", "America/New_York"])).toThrow(
      "The calling window never opens in America/Chicago and America/New_York at once",
    );
  });

  it("stays closed on a public holiday of the number's country, by its name, unless it is to ring", () => {
    const labourDay = "2026-05-01T09:00:00Z";
    expect(shift(labourDay, OFFICE, "Europe/Istanbul", "TR")).toEqual({
      at: "2026-05-02T06:00:00.000Z",
      explanation: expect.stringMatching(
        /Friday 2026-05-01 12:00 .* is a public holiday \(.+\); moved to Saturday/,
      ),
    });
    const ring = { ...OFFICE, public_holidays: "ring" as const };
    expect(shift(labourDay, ring, "Europe/Istanbul", "TR").explanation).toBeNull();
    expect(shift(labourDay, OFFICE, "Europe/London", "GB").explanation).toBeNull();
  });

  it("that opened on the eve of a holiday runs on into it, and does not open on the day itself", () => {
    const night = { start: "22:00", end: "02:00" };
    expect(shift("2026-05-01T01:30:00Z", night, "UTC", "TR").explanation).toBeNull();
    expect(shift("2026-05-01T23:00:00Z", night, "UTC", "TR").at).toBe("2026-05-02T22:00:00.000Z");
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
      public_holidays: fc.constantFrom("skip" as const, "ring" as const),
    })
    .filter(({ start, end }) => start !== end);
  const zones = fc.constantFrom(
    ["UTC"],
    ["America/New_York"],
    ["Australia/Lord_Howe"],
    ["Africa/Cairo"],
    ["Asia/Kathmandu"],
    ["America/Chicago", "America/New_York"],
    ["Europe/Madrid", "Atlantic/Canary"],
  );
  const country = fc.constantFrom("US", "TR", "DE", null);
  const setting = fc.record({ window, zones, country });
  const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") });

  /** Two zones may leave no moment between them, which is said and not searched for ever. */
  const shiftOrNever = (at: number, one: WindowSetting) => {
    try {
      return shiftIntoWindow(at, one);
    } catch (error) {
      expect(error).toBeInstanceOf(NeverAllowed);
      return null;
    }
  };

  it("always ends inside the window, never earlier, and shifting again changes nothing", () => {
    fc.assert(
      fc.property(instant, setting, (at, one) => {
        const shifted = shiftOrNever(at, one);
        fc.pre(shifted !== null);
        expect(isOpen(shifted.at, one)).toBe(true);
        expect(shifted.at).toBeGreaterThanOrEqual(at);
        expect(shifted.explanation === null).toBe(shifted.at === at);
        expect(shiftIntoWindow(shifted.at, one)).toEqual({ at: shifted.at, explanation: null });
      }),
    );
  });

  it("finds the first such moment: a minute before it the window is closed", () => {
    fc.assert(
      fc.property(instant, setting, (at, one) => {
        const shifted = shiftOrNever(at, one);
        fc.pre(shifted !== null && shifted.explanation !== null && shifted.at - at > 60_000);
        expect(isOpen(shifted.at - 60_000, one)).toBe(false);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import { type EarlierDial, nextAllowed } from "../../src/gate/next-allowed.ts";

/** Monday, noon in Istanbul. */
const NOON = Date.parse("2026-05-04T09:00:00Z");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const allowed = (dials: EarlierDial[], at = NOON) =>
  nextAllowed(at, {
    window: CallingWindow.parse({ start: "09:00", end: "20:00" }),
    zones: ["Europe/Istanbul"],
    country: "TR",
    dials,
    rules: { max_attempts_per_24_hours: 3, minutes_between_attempts: 120 },
  });
const missed = (hoursAgo: number) => ({ at: NOON - hoursAgo * HOUR_MS, answered: false });
const answered = (hoursAgo: number) => ({ at: NOON - hoursAgo * HOUR_MS, answered: true });

describe("nextAllowed", () => {
  it("lets a number be rung that was not rung before", () => {
    expect(allowed([])).toEqual({ at: NOON, explanation: null, rule: null });
  });

  it("leaves a number alone for two hours after nobody answered", () => {
    expect(allowed([missed(0.5)])).toEqual({
      at: NOON + 1.5 * HOUR_MS,
      explanation:
        "The number was tried less than 120 minutes before; moved to Monday 2026-05-04 13:30 (Europe/Istanbul).",
      rule: "attempt_cap",
    });
    expect(allowed([missed(2)]).rule).toBeNull();
  });

  it("does not keep a customer waiting who spoke with us and asked for another call", () => {
    expect(allowed([answered(0.1)])).toMatchObject({ at: NOON, rule: null });
  });

  it("waits for a day to be over after three attempts, answered or not", () => {
    const moved = allowed([answered(23), missed(10), answered(5)]);
    expect(moved).toMatchObject({ at: NOON + HOUR_MS, rule: "attempt_cap" });
    expect(moved.explanation).toContain("The number was tried 3 times in 24 hours, and 3 are allowed");
    expect(allowed([answered(24.1), missed(10), answered(5)]).at).toBe(NOON);
  });

  it("puts what the rest moves out of the window into the next one, and says both", () => {
    const evening = NOON + 7 * HOUR_MS;
    const moved = allowed([{ at: evening - MINUTE_MS, answered: false }], evening);
    expect(moved).toMatchObject({ at: Date.parse("2026-05-05T06:00:00Z"), rule: "calling_window" });
    expect(moved.explanation).toMatch(
      /less than 120 minutes before; moved to .*is outside the calling window/,
    );
  });
});

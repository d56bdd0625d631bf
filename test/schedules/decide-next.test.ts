import { describe, expect, it } from "vitest";
import { CallingWindow } from "../../src/schedules/calling-window.ts";
import { decideNext } from "../../src/schedules/decide-next.ts";
import { type AttemptOutcome, Retry } from "../../src/schedules/retry.ts";

const ENDED_AT = Date.parse("2026-05-04T16:00:00Z");
const schedule = { toNumber: "+905321234567", timezone: "Europe/Istanbul", callingWindow: null, retry: null };
const retry = Retry.parse({ attempts: 3, delay_minutes: 30 });
const ended = (outcome: AttemptOutcome, number = 1) => ({ number, outcome, endedAt: ENDED_AT });

describe("decideNext", () => {
  it("completes the schedule after a conversation", () => {
    expect(decideNext(ended("completed"), { ...schedule, retry })).toEqual({
      status: "completed",
      nextRunAt: null,
      explanation: "Attempt 1 was answered.",
    });
  });

  it("tries again after the delay where the outcome is one to retry", () => {
    expect(decideNext(ended("busy"), { ...schedule, retry })).toEqual({
      status: "active",
      nextRunAt: ENDED_AT + 30 * 60_000,
      explanation:
        "Attempt 1 found the line busy; attempt 2 of 3 follows Monday 2026-05-04 19:30 (Europe/Istanbul).",
    });
  });

  it("moves the next attempt into the calling window, and says so", () => {
    const callingWindow = CallingWindow.parse({ start: "09:00", end: "19:00" });
    const next = decideNext(ended("no_answer"), { ...schedule, retry, callingWindow });
    expect(next.nextRunAt).toBe(Date.parse("2026-05-05T06:00:00Z"));
    expect(next.explanation).toContain("is outside the calling window");
  });

  it.each([
    ["nobody asked for another attempt", null, "busy", 1, "no further one was asked for"],
    ["it was the last", retry, "busy", 3, "it was the last of 3"],
    ["the outcome is not one to retry", retry, "voicemail", 1, "voicemail is not retried"],
  ] as const)("fails the schedule where %s", (_, given, outcome, number, why) => {
    const next = decideNext(ended(outcome, number), { ...schedule, retry: given });
    expect(next).toMatchObject({
      status: "failed",
      nextRunAt: null,
      explanation: expect.stringContaining(why),
    });
  });
});

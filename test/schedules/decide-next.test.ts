import { describe, expect, it } from "vitest";
import { CallingRules } from "../../src/gate/calling-rules.ts";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import { timingOf } from "../../src/gate/timing.ts";
import {
  type AttemptEnding,
  decideNext,
  type Scheduled,
  type TimingUnder,
} from "../../src/schedules/decide-next.ts";
import { Recurrence } from "../../src/schedules/recurrence.ts";
import { type AttemptOutcome, Retry } from "../../src/schedules/retry.ts";

/** Monday, 17:00 in Istanbul. */
const NOW = Date.parse("2026-05-04T14:00:00Z");
const HOUR_MS = 3_600_000;
const ALWAYS = CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" });

const retry = Retry.parse({ attempts: 3, delay_minutes: 30 });
/** A single call, whose run is under way. */
const schedule: Scheduled = {
  ...{ scheduledAt: "2026-05-04T16:55:00", timezone: "Europe/Istanbul", recurrence: null, retry },
  ...{ runs: 1, lastRun: "2026-05-04T16:55:00" },
  ...{ nextRun: null, notBefore: null, nextRunAt: null, shiftedFrom: null, news: null },
};
const DAILY = { ...schedule, recurrence: Recurrence.parse({ frequency: "daily" }) };

const under =
  (own: CallingWindow): TimingUnder =>
  (window) =>
    timingOf(
      {
        ...{ toNumber: "+905321234567", calleeTimezone: null, timezone: "Europe/Istanbul" },
        callingWindow: window ?? own,
      },
      { agentWindow: null, rules: CallingRules.parse({ minutes_between_attempts: 0 }), dials: [] },
    );

const step = (ending: AttemptEnding, change: Partial<Scheduled> = {}, { tries = 1, own = ALWAYS } = {}) =>
  decideNext({ tries, ending, now: NOW }, { ...schedule, ...change }, under(own));
const ended = (outcome: AttemptOutcome) => ({ kind: "ended", outcome }) as const;

describe("a single call", () => {
  it("is completed by a conversation", () => {
    expect(step(ended("completed"))).toEqual({ status: "completed", news: "Attempt 1 was answered." });
  });

  it("is tried again after the delay where the outcome is one to retry", () => {
    expect(step(ended("busy"))).toEqual({
      status: "active",
      wait: {
        ...{ nextRun: null, notBefore: NOW + HOUR_MS / 2, nextRunAt: NOW + HOUR_MS / 2 },
        ...{ shiftedFrom: null, news: null },
      },
      news: "Attempt 1 found the line busy; attempt 2 of 3 follows Monday 2026-05-04 17:30 (Europe/Istanbul).",
    });
  });

  it("is tried again when the calling window opens, and says so", () => {
    const own = CallingWindow.parse({ start: "09:00", end: "17:15" });
    const found = step(ended("no_answer"), {}, { own });
    expect(found).toMatchObject({
      status: "active",
      wait: { nextRunAt: Date.parse("2026-05-05T06:00:00Z"), shiftedFrom: NOW + HOUR_MS / 2 },
      news: expect.stringContaining("is outside the calling window"),
    });
  });

  it("keeps to the delay, the number and the window of each outcome", () => {
    const evening = { start: "18:00", end: "20:00", public_holidays: "ring" };
    const by = Retry.parse({
      attempts: 2,
      by_outcome: { busy: { delay_minutes: 10, attempts: 4 }, voicemail: { calling_window: evening } },
    });
    expect(step(ended("busy"), { retry: by }, { tries: 3 })).toMatchObject({
      wait: { nextRunAt: NOW + HOUR_MS / 6 },
    });
    expect(step(ended("voicemail"), { retry: { ...by, delay_minutes: 5 } })).toMatchObject({
      wait: { nextRunAt: NOW + HOUR_MS },
    });
    expect(step(ended("no_answer"), { retry: by }, { tries: 2 })).toMatchObject({ status: "failed" });
  });

  it.each([
    ["nobody asked for another attempt", null, "busy", 1, "no further one was asked for"],
    ["it was the last", retry, "busy", 3, "it was the last of 3"],
    ["the outcome is not one to retry", retry, "voicemail", 1, "voicemail is not retried"],
  ] as const)("fails where %s", (_, given, outcome, tries, why) => {
    expect(step(ended(outcome), { retry: given }, { tries })).toEqual({
      status: "failed",
      news: expect.stringContaining(why),
    });
  });

  it("is not tried again where nothing was heard of it", () => {
    expect(step({ kind: "unknown" })).toEqual({
      status: "failed",
      news: expect.stringContaining("it may have rung, so it is not dialled again"),
    });
  });

  it("waits until the rule allows that put it off, and no longer than a week", () => {
    const until = NOW + HOUR_MS;
    const explanation = "The day's dials are used up.";
    expect(step({ kind: "postponed", until, explanation })).toMatchObject({
      status: "active",
      wait: { nextRun: null, nextRunAt: until },
      news: explanation,
    });
    expect(step({ kind: "postponed", until: NOW + 8 * 24 * HOUR_MS, explanation })).toMatchObject({
      status: "failed",
      news: expect.stringContaining("more than seven days after its time"),
    });
  });

  it("keeps the time that somebody gave it while the phone rang", () => {
    const moved = { nextRun: "2026-05-06T12:00:00", nextRunAt: NOW + 40 * HOUR_MS };
    expect(step(ended("completed"), moved)).toMatchObject({ status: "active", wait: moved });
  });
});

describe("a recurrence", () => {
  const tomorrow = Date.parse("2026-05-05T13:55:00Z");

  it.each([["completed"], ["voicemail"]] as const)(
    "goes on to its next run after one that ended %s",
    (outcome) => {
      expect(step(ended(outcome), DAILY)).toMatchObject({
        status: "active",
        wait: { nextRun: "2026-05-05T16:55:00", nextRunAt: tomorrow },
        news: expect.stringContaining("The next run is Tuesday 2026-05-05 16:55"),
      });
    },
  );

  it("tries a run again that was missed, and not where the next one comes first", () => {
    expect(step(ended("busy"), DAILY)).toMatchObject({
      wait: { nextRun: null, nextRunAt: NOW + HOUR_MS / 2 },
    });
    const late = Retry.parse({ attempts: 3, delay_minutes: 24 * 60 });
    expect(step(ended("busy"), { ...DAILY, retry: late })).toMatchObject({
      wait: { nextRun: "2026-05-05T16:55:00" },
      news: expect.stringContaining("The next run comes before another attempt of this one may."),
    });
  });

  it("does not try a run again on a day that is skipped, or after its end", () => {
    const evening = CallingWindow.parse({ start: "09:00", end: "17:15" });
    const skipping = (rule: object) => ({
      ...DAILY,
      recurrence: Recurrence.parse({ frequency: "weekly", ...rule }),
    });
    expect(step(ended("busy"), skipping({ skip_dates: ["2026-05-05"] }), { own: evening })).toMatchObject({
      wait: { nextRun: "2026-05-11T16:55:00" },
      news: expect.stringContaining("2026-05-05 is in skip_dates."),
    });
    expect(step(ended("busy"), skipping({ until: "2026-05-04" }), { own: evening })).toEqual({
      status: "completed",
      news: expect.stringContaining("is after until (2026-05-04). It was the last run."),
    });
  });

  it("goes on after an attempt of which nothing was heard", () => {
    expect(step({ kind: "unknown" }, DAILY)).toMatchObject({
      status: "active",
      wait: { nextRunAt: tomorrow },
    });
  });

  it("is completed by its last run, however that went", () => {
    const last = { ...DAILY, recurrence: Recurrence.parse({ frequency: "daily", max_runs: 1 }) };
    expect(step(ended("voicemail"), last)).toEqual({
      status: "completed",
      news: "Attempt 1 reached voicemail; voicemail is not retried. It was the last run.",
    });
  });
});

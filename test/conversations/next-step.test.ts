import { describe, expect, it } from "vitest";
import { assemble } from "../../src/conversations/assemble.ts";
import {
  LIVE_SILENCE_MS,
  LOST_END_AFTER_MS,
  nextStep,
  silenceOf,
} from "../../src/conversations/next-step.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { answered, hungUp, said, TEN, TURNS, told } from "./told.ts";

const PATIENCE = { settleMs: 5_000, transcriptMs: 300_000 };
const OVER = TEN + 60_000;
const ref = { source: "call", id: "1" };

/** What is to be done about a call, `later` ms after we knew that it is over. */
function step(
  events: CallEvent[],
  later = 0,
  change: { problem?: string; toldAt?: number; patience?: typeof PATIENCE } = {},
) {
  const { problem = null, toldAt = OVER, patience = PATIENCE } = change;
  return nextStep(
    assemble(events),
    { now: OVER + later, overAt: later === 0 ? null : OVER, toldAt, problem },
    patience,
  );
}
const busy = told("ended", 20, { facts: { status: "busy", direction: "outbound" } });

describe("a call that goes on", () => {
  it("is left alone", () => {
    expect(step([answered(), said("Hi", 3)])).toEqual({ kind: "going_on" });
    expect(step([answered(), said("Hi", 3)], LIVE_SILENCE_MS - 1)).toEqual({ kind: "going_on" });
    expect(step([answered()], LOST_END_AFTER_MS - 1)).toEqual({ kind: "going_on" });
  });

  it("is closed with what was heard once it was silent for half an hour", () => {
    expect(step([answered(), said("Hi", 3)], LIVE_SILENCE_MS)).toEqual({ kind: "close", problem: null });
  });

  it("is closed where nobody was heard on it once nobody has told anything for four hours", () => {
    expect(step([answered()], LOST_END_AFTER_MS)).toEqual({
      ...{ kind: "close", problem: "Its provider told neither its end nor its transcript." },
    });
  });

  it("was heard live where its transcript comes as it grows, not where it came in one piece", () => {
    const silence = (...events: CallEvent[]) => silenceOf(assemble([answered(), ...events]));
    expect(silence(told("transcript", 9, { version: 1, turns: TURNS }))).toBe(LIVE_SILENCE_MS);
    expect(silence(told("transcript", 9, { turns: TURNS }))).toBe(LOST_END_AFTER_MS);
  });

  it("is asked for its transcript then, where that was said to be there", () => {
    const events = [answered(), told("transcript", 50, { fetch: ref })];
    expect(step(events)).toEqual({ kind: "going_on" });
    expect(step(events, LOST_END_AFTER_MS)).toMatchObject({ kind: "fetch" });
    expect(step(events, LOST_END_AFTER_MS, { problem: "Gone." })).toEqual({
      kind: "close",
      problem: "Gone.",
    });
  });
});

describe("a call that is over", () => {
  it("waits for what else may be told", () => {
    expect(step([answered(), said("Hi", 3), hungUp()])).toEqual({
      ...{ kind: "wait", until: OVER + 5_000, because: "More may be told of it." },
    });
    expect(step([answered(), said("Hi", 3), hungUp()], 4_999)).toMatchObject({
      kind: "wait",
      until: OVER + 5_000,
    });
    expect(step([answered(), said("Hi", 3), hungUp()], 5_000)).toEqual({ kind: "close", problem: null });
  });

  it("waits longer for a transcript that is not there, and says so where none comes", () => {
    expect(step([answered(), hungUp()])).toEqual({
      ...{ kind: "wait", until: OVER + 300_000, because: "Its transcript has not come yet." },
    });
    expect(step([answered(), hungUp()], 300_000)).toEqual({
      ...{ kind: "close", problem: "No transcript came within 5 minutes after the call." },
    });
    const patience = { settleMs: 0, transcriptMs: 15_000 };
    expect(step([answered(), hungUp()], 15_000, { patience })).toMatchObject({
      problem: "No transcript came within 15 seconds after the call.",
    });
  });

  it("waits for no transcript of a line that nobody talked on", () => {
    expect(step([busy])).toMatchObject({ kind: "wait", until: OVER + 5_000 });
    expect(step([busy], 5_000)).toEqual({ kind: "close", problem: null });
  });

  it("is closed at once with the last word, with a transcript or without", () => {
    const last = (turns: CallEvent["turns"]) =>
      told("ended", 60, { isFinal: true, facts: { direction: "inbound" }, ...(turns ? { turns } : {}) });
    expect(step([last(TURNS)])).toEqual({ kind: "close", problem: null });
    expect(step([answered(), last(undefined)])).toEqual({ kind: "close", problem: null });
    expect(step([hungUp(59, { fetch: ref }), last(undefined)])).toEqual({ kind: "close", problem: null });
  });

  it("waits a little after a last word that leaves open who called whom", () => {
    const last = told("ended", 60, { isFinal: true });
    expect(step([last])).toMatchObject({ kind: "wait", until: OVER + 5_000 });
    expect(step([last], 5_000)).toEqual({ kind: "close", problem: null });
    expect(step([last, answered()])).toEqual({ kind: "close", problem: null });
  });
});

describe("a transcript that is to be fetched", () => {
  const there = [answered(), said("Hi", 3), hungUp(60, { fetch: ref })];

  it("is fetched once the call is over, though something was heard", () => {
    expect(step(there)).toMatchObject({ kind: "fetch" });
    expect(step(there, 3_600_000)).toMatchObject({ kind: "fetch" });
  });

  it("is not fetched once it was given up, nor once it is there", () => {
    expect(step(there, 1, { problem: "Gone." })).toEqual({ kind: "close", problem: "Gone." });
    expect(step([...there, told("transcript", 70, { turns: TURNS })])).toMatchObject({ kind: "wait" });
  });

  it("is asked about for a moment where nobody talked, since the answer has more than words", () => {
    const away = [told("ended", 20, { facts: { status: "no_answer" }, fetch: ref })];
    expect(step(away)).toMatchObject({ kind: "fetch" });
    expect(step(away, 5_000)).toEqual({ kind: "close", problem: null });
    expect(step(away, 1_000, { problem: "Gone." })).toEqual({ kind: "close", problem: null });
  });
});

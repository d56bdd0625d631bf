import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { shiftIntoWindow } from "../../src/gate/shift-into-window.ts";
import { type Allow, nextRun, nextRuns, type Run } from "../../src/schedules/next-runs.ts";
import { occurrences } from "../../src/schedules/occurrences.ts";
import { localAt } from "../../src/time/local-time.ts";
import { firstOf } from "./first-of.ts";
import { asking, callingWindow, zone } from "./recurrence-arbitrary.ts";

const HOUR_MS = 3_600_000;
const RUNS = { numRuns: 100 };
const always: Allow = (at) => ({ at, explanation: null });

/** Open at all times one time in four, else within a window by the clock of some zone. */
const allow = fc.option(fc.tuple(callingWindow, zone), { freq: 3 }).map((drawn): Allow => {
  if (drawn === null) return always;
  const [window, calleeZone] = drawn;
  return (at) => shiftIntoWindow(at, { window, zones: [calleeZone], country: null });
});

const rings = ({ skipped }: Run) => skipped === null;

/** What a zone's clock shows, by the runtime's own formatter. */
function clockOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return parts.format(at).replace(" ", "T");
}

const LOCAL_GETTERS = [
  "getFullYear",
  "getMonth",
  "getDate",
  "getDay",
  "getHours",
  "getMinutes",
  "getSeconds",
  "getTimezoneOffset",
  "toLocaleString",
  "toLocaleDateString",
  "toLocaleTimeString",
] as const;

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("comes at or after now, after the latest run, later each time, and inside the window", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: asked, now }, open) => {
      let previous = { at: Number.NEGATIVE_INFINITY, local: asked.after ?? "" };
      for (const run of firstOf(nextRuns(asked, now, open), 12)) {
        expect(run.at).toBeGreaterThanOrEqual(now);
        expect(run.local > previous.local).toBe(true);
        previous = { ...previous, local: run.local };
        if (!rings(run)) continue;
        expect(run.at).toBeGreaterThan(previous.at);
        expect(open(run.at)).toEqual({ at: run.at, explanation: null });
        previous = { ...previous, at: run.at };
      }
    }),
    RUNS,
  );
});

it("says why whatever is moved or skipped was, and nothing where it stands", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: asked, now }, open) => {
      for (const run of firstOf(nextRuns(asked, now, open), 8)) {
        const exists = clockOf(run.shiftedFrom ?? run.at, asked.timezone) === run.local;
        if (run.skipped !== null) expect([run.shiftedFrom, run.explanation]).toEqual([null, null]);
        else expect(run.explanation !== null).toBe(run.shiftedFrom !== null || !exists);
        if (run.shiftedFrom !== null) expect(run.shiftedFrom).toBeLessThan(run.at);
        if (rings(run)) expect(open(run.shiftedFrom ?? run.at).at).toBe(run.at);
        expect(`${run.skipped ?? run.explanation ?? "."}`).toMatch(/\.$/);
      }
    }),
    RUNS,
  );
});

it("is the first moment at which the zone's own clock shows the meant time, wherever that exists", () => {
  fc.assert(
    fc.property(asking, ({ plan: asked, now }) => {
      const { timezone } = asked;
      for (const run of firstOf(nextRuns(asked, now, always), 8).filter(rings)) {
        const skippedByClocks = run.explanation?.includes("skipped by the clocks") ?? false;
        expect(clockOf(run.at, timezone) === run.local).toBe(!skippedByClocks);
        expect(clockOf(run.at - HOUR_MS, timezone)).not.toBe(run.local);
        expect(clockOf(run.at - HOUR_MS / 2, timezone)).not.toBe(run.local);
        // The clock passed the meant time less than the jump ago, which was an hour at most.
        if (skippedByClocks) expect(clockOf(run.at - HOUR_MS, timezone) < run.local).toBe(true);
      }
    }),
    RUNS,
  );
});

it("is the same whenever it is asked, and goes on from each run as if it had not stopped", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: asked, now }, open) => {
      const all = firstOf(nextRuns(asked, now, open), 5);
      expect(firstOf(nextRuns(asked, now, open), 5)).toEqual(all);
      expect(nextRun({ ...asked }, now, open)).toEqual(
        all.find(rings) ?? (all.length < 5 ? null : expect.anything()),
      );
      let stored = asked;
      for (const run of all) {
        expect(firstOf(nextRuns(stored, now, open), 1)).toEqual([run]);
        stored = { ...stored, after: run.local, runs: stored.runs + (rings(run) ? 1 : 0) };
      }
      if (all.length < 5) expect(firstOf(nextRuns(stored, now, open), 1)).toEqual([]);
    }),
    RUNS,
  );
});

it("misses nothing that is meant from now on, and brings nothing that is not", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: drawn, now }, open) => {
      const asked = { ...drawn, recurrence: drawn.recurrence && { ...drawn.recurrence, max_runs: 10_000 } };
      const found = firstOf(nextRuns(asked, now, open), 10);
      // A day round now is left to the clocks.
      const soon = localAt(now + 25 * HOUR_MS, asked.timezone);
      const from = asked.after !== null && asked.after > soon ? asked.after : soon;
      const later = found.filter((run) => run.local > from);
      const meant = firstOf(occurrences(asked.scheduledAt, asked.recurrence, from), later.length);
      expect(later.map((run) => run.local)).toEqual(meant.map((one) => one.local));
    }),
    RUNS,
  );
});

it("keeps to the number of runs, the end and the skipped dates, by the clock of its zone", () => {
  fc.assert(
    fc.property(asking, allow, fc.nat(12), ({ plan: drawn, now }, open, runs) => {
      const asked = { ...drawn, runs };
      const { max_runs, until, skip_dates } = drawn.recurrence ?? {};
      const ringing = firstOf(nextRuns(asked, now, open), 20).filter(rings);
      if (max_runs !== undefined) expect(ringing.length).toBeLessThanOrEqual(Math.max(0, max_runs - runs));
      for (const run of ringing) {
        expect(skip_dates ?? []).not.toContain(run.local.slice(0, 10));
        if (until === undefined) continue;
        expect(run.local.slice(0, until.length) <= until).toBe(true);
        const moved = run.shiftedFrom !== null && localAt(run.at, asked.timezone);
        if (moved) expect(moved.slice(0, until.length) <= until).toBe(true);
      }
    }),
    RUNS,
  );
});

it("skips a run on a skipped date, or that the window would move out of the plan or onto the day of the next, and no other", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: asked, now }, open) => {
      const { recurrence, timezone } = asked;
      const isSkipped = (time: string) => recurrence?.skip_dates?.includes(time.slice(0, 10)) ?? false;
      for (const run of firstOf(nextRuns(asked, now, open), 8)) {
        const meant = run.shiftedFrom ?? run.at;
        const moved = open(meant).at;
        const shown = localAt(moved, timezone);
        const until = recurrence?.until ?? "9999";
        const isOut = moved > meant && (isSkipped(shown) || shown.slice(0, until.length) > until);
        const next = nextRun({ ...asked, after: run.local, runs: 0 }, 0, always);
        const day = (at: number) => clockOf(at, timezone).slice(0, 10);
        const isTwice = next !== null && moved > meant && day(open(next.at).at) === day(moved);
        const isLate = next !== null && (moved >= next.at || isTwice);
        expect(run.skipped !== null).toBe(isSkipped(run.local) || isOut || isLate);
      }
    }),
    RUNS,
  );
});

it("gives the one time of a plan without recurrence, however late, and nothing after it", () => {
  fc.assert(
    fc.property(asking, allow, ({ plan: drawn, now }, open) => {
      const once = { ...drawn, recurrence: null, after: null };
      const [run, ...more] = nextRuns(once, now, open);
      expect(more).toEqual([]);
      expect(run).toMatchObject({ local: once.scheduledAt, skipped: null });
      expect(run?.at).toBeGreaterThanOrEqual(now);
      expect([...nextRuns({ ...once, after: once.scheduledAt }, now, open)]).toEqual([]);
    }),
    RUNS,
  );
});

it("asks nothing of the clock or zone of the machine that it runs on", () => {
  const drawn = fc.sample(fc.tuple(asking, allow), 50);
  const answers = () => drawn.map(([{ plan, now }, open]) => firstOf(nextRuns(plan, now, open), 5));
  const expected = answers();
  for (const getter of LOCAL_GETTERS) {
    vi.spyOn(Date.prototype, getter).mockImplementation(() => {
      throw new Error(`${getter} reads the machine's zone.`);
    });
  }
  vi.setSystemTime("1970-01-01T00:00:00Z");
  expect(answers()).toEqual(expected);
});

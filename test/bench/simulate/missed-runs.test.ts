import { describe, expect, test } from "vitest";
import { newChronicle, type RequestedPlan } from "../../../bench/simulate/chronicle.ts";
import { missedRuns } from "../../../bench/simulate/missed-runs.ts";
import { OWN_WINDOW } from "../../../bench/simulate/requests.ts";
import type { Recurrence } from "../../../src/schedules/recurrence.ts";

const NOBODY_ELSE: string[] = [];
const TO = "+493012345678";
/** After the runs of 23 to 26 October; the clocks go back on the 25th. */
const NOW = Date.parse("2026-10-26T20:00:00Z");
const DIALLED = [
  "2026-10-23T08:00:02Z",
  "2026-10-24T08:00:02Z",
  "2026-10-25T09:00:02Z",
  "2026-10-26T09:00:02Z",
];

function missed(
  recurrence: Partial<Recurrence> | null,
  dialled: readonly string[],
  change: Partial<RequestedPlan> = {},
  others = NOBODY_ELSE,
) {
  const chronicle = newChronicle();
  chronicle.ringable.set(TO, { country: "DE", prefix: "4930", digits: 8, zones: ["Europe/Berlin"] });
  const plan: RequestedPlan = {
    ...{
      order: 0,
      at: 0,
      toNumber: TO,
      agent: 0,
      timezone: "Europe/Berlin",
      scheduledAt: "2026-10-23T10:00",
    },
    ...{ window: OWN_WINDOW, hasRetry: false, status: "active", isChanged: false },
    recurrence: recurrence && { frequency: "daily", interval: 1, ...recurrence },
    ...change,
  };
  chronicle.requested.set("sched_1", [plan]);
  const rings = [
    ...dialled.map((time, index) => ({ time, attemptId: `sched_1.${index + 1}` })),
    ...others.map((time) => ({ time, attemptId: "sched_2.1" })),
  ];
  for (const [order, { time, attemptId }] of rings.entries()) {
    const fate = { outcome: "busy", rang: true, afterFault: false } as const;
    const at = Date.parse(time);
    chronicle.rings.push({ order, at, attemptId, toNumber: TO, ...fate });
  }
  return missedRuns(chronicle, NOW).missed.map(({ why }) => why);
}

describe("runs by request", () => {
  test("are all there where each day was dialled, also over a change of the clocks", () => {
    expect(missed({}, DIALLED)).toEqual([]);
  });

  test("are missed on a day for which nothing was dialled", () => {
    expect(missed({}, DIALLED.toSpliced(2, 1))).toEqual(["nothing was dialled for 2026-10-25 10:00:00"]);
    expect(missed(null, [])).toEqual(["nothing was dialled for 2026-10-23 10:00:00"]);
  });

  test.each<[string, Partial<Recurrence>, number]>([
    ["skip_dates", { skip_dates: ["2026-10-24", "2026-10-25", "2026-10-26"] }, 1],
    ["until", { until: "2026-10-24" }, 2],
    ["max_runs", { max_runs: 3 }, 3],
    ["weekdays", { frequency: "weekly", days_of_week: ["friday", "saturday"] }, 2],
  ])("are only those that %s leaves", (_, recurrence, days) => {
    expect(missed(recurrence, DIALLED.slice(0, days))).toEqual([]);
    expect(missed(recurrence, DIALLED.slice(0, days - 1))).toHaveLength(1);
  });

  test("are not judged where rings of others may put them off", () => {
    expect(missed({}, [], {}, ["2026-10-23T07:00:00Z"])).toEqual([]);
  });

  test("are not judged where a window may move them", () => {
    expect(missed({}, [], { window: null })).toEqual([]);
    expect(missed({}, [], { scheduledAt: "2026-10-23T23:00" })).toEqual([]);
  });
});

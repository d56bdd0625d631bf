import { describe, expect, test } from "vitest";
import { AGENTS, EVERY_DAY } from "../../../bench/simulate/agents.ts";
import {
  type Chronicle,
  newChronicle,
  type RequestedPlan,
  type Ring,
} from "../../../bench/simulate/chronicle.ts";
import { judge } from "../../../bench/simulate/judge.ts";

const NEW_YORK = "+12125550100";
const PENSACOLA = "+18505550100";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Wednesday, noon in New York. */
const NOON = Date.parse("2026-10-07T16:00:00Z");
const DEFAULT_AGENT = 0;
const NIGHT_AGENT = AGENTS.findIndex(({ window }) => window?.start === "20:00");

interface Heard {
  at?: number;
  to?: string;
  id?: string;
  change?: Partial<Ring>;
}

/** A chronicle in which calls of one agent led to every schedule. */
function chronicleOf(
  rings: readonly Heard[],
  { agent = DEFAULT_AGENT, statedZone = null as string | null } = {},
) {
  const chronicle = newChronicle();
  chronicle.ringable.set(NEW_YORK, area("1212", "America/New_York"));
  chronicle.ringable.set(PENSACOLA, area("1850", "America/New_York", "America/Chicago"));
  const told = { language: "en", wish: "some_time", number: null, zone: null } as const;
  chronicle.calls.set("in_1", { ...told, agent, customer: NEW_YORK, statedZone });
  for (const ring of rings) rung(chronicle, ring);
  return chronicle;
}

const area = (prefix: string, ...zones: string[]) => ({ country: "US", prefix, digits: 7, zones });

function rung(
  chronicle: Chronicle,
  { at = NOON, to = NEW_YORK, id = "sched_1.1", change = {} }: Heard,
): void {
  const order = chronicle.nextOrder();
  const fate = { outcome: "completed", rang: true, afterFault: false } as const;
  chronicle.rings.push({ order, at, attemptId: id, toNumber: to, ...fate, ...change });
}

const broken = (chronicle: Chronicle) =>
  judge(chronicle, (scheduleId) => (chronicle.requested.has(scheduleId) ? null : "in_1")).map(
    ({ promise }) => promise,
  );

const missed = { change: { outcome: "no_answer" } } as const;

describe("the judge", () => {
  test("finds nothing in a ring at noon", () => {
    expect(broken(chronicleOf([{}]))).toEqual([]);
  });

  test("catches a second ring for one attempt", () => {
    const later = { at: NOON + 3 * HOUR_MS };
    expect(broken(chronicleOf([missed, { ...missed, ...later }]))).toEqual(["double"]);
  });

  test("does not take a request that reached nobody for a ring", () => {
    expect(broken(chronicleOf([{ change: { rang: false, outcome: "failed" } }, {}]))).toEqual([]);
  });

  test.each([
    ["a minute before nine", "2026-10-07T12:59:59Z", ["window"]],
    ["at nine", "2026-10-07T13:00:00Z", []],
    ["a second before eight in the evening", "2026-10-07T23:59:59Z", []],
    ["at eight in the evening", "2026-10-08T00:00:00Z", ["window"]],
    ["on a Sunday", "2026-10-11T16:00:00Z", ["window"]],
    ["on Columbus Day", "2026-10-12T16:00:00Z", ["window"]],
    ["at nine after the clocks went back", "2026-11-02T14:00:00Z", []],
    ["at nine by the clocks of summer", "2026-11-02T13:30:00Z", ["window"]],
  ])("reads the default window by the customer's clocks: %s", (_, at, found) => {
    expect(broken(chronicleOf([{ at: Date.parse(at) }]))).toEqual(found);
  });

  test("wants a window to be open in every zone that the number may be in", () => {
    const nineInTheEast = Date.parse("2026-10-07T13:30:00Z");
    expect(broken(chronicleOf([{ at: nineInTheEast, to: PENSACOLA }]))).toEqual(["window"]);
    expect(broken(chronicleOf([{ at: nineInTheEast + HOUR_MS, to: PENSACOLA }]))).toEqual([]);
  });

  test("takes customers at their word about where they are", () => {
    const nineInTheEast = Date.parse("2026-10-07T13:30:00Z");
    const inDenver = chronicleOf([{ at: nineInTheEast }], { statedZone: "America/Denver" });
    expect(broken(inDenver)).toEqual(["window"]);
  });

  test.each([
    ["after midnight of a Friday", "2026-10-10T05:30:00Z", []],
    ["after midnight of a Sunday, on which it does not open", "2026-10-12T05:30:00Z", ["window"]],
    ["at two, when it ends", "2026-10-10T06:00:00Z", ["window"]],
  ])("counts a window across midnight for the day it opened on: %s", (_, at, found) => {
    expect(broken(chronicleOf([{ at: Date.parse(at) }], { agent: NIGHT_AGENT }))).toEqual(found);
  });

  test("lets a number be rung until its owner's wish was heard", () => {
    const chronicle = chronicleOf([{}]);
    chronicle.suppressed.set(NEW_YORK, { order: chronicle.nextOrder(), at: NOON });
    expect(broken(chronicle)).toEqual([]);
    rung(chronicle, { id: "sched_2.1" });
    expect(broken(chronicle)).toEqual(["suppressed"]);
  });

  test("knows every number that may ring", () => {
    expect(broken(chronicleOf([{ to: "+449098790000" }]))).toEqual(["unlisted"]);
  });

  test("counts rings to a number whoever asked for them", () => {
    const hours = [0, 2, 4, 6].map((hour) => ({ at: NOON + hour * HOUR_MS, id: `sched_${hour}.1` }));
    expect(broken(chronicleOf(hours))).toEqual(["often"]);
    expect(broken(chronicleOf(hours.slice(1)))).toEqual([]);
  });

  test.each([
    [119, ["soon"]],
    [120, []],
  ])("wants a rest of two hours after a missed ring: %i minutes", (minutes, found) => {
    const again = { at: NOON + minutes * MINUTE_MS, id: "sched_1.2" };
    expect(broken(chronicleOf([missed, again]))).toEqual(found);
  });

  test("sees that nobody is rung again who was reached", () => {
    expect(broken(chronicleOf([{}, { at: NOON + HOUR_MS, id: "sched_1.2" }]))).toEqual(["reached"]);
  });
});

describe("the judge of requested schedules", () => {
  const DAILY = { frequency: "daily", interval: 1 } as const;

  function requested(changes: Partial<RequestedPlan>, rings: readonly Heard[]): Chronicle {
    const chronicle = chronicleOf([]);
    const moment = { order: chronicle.nextOrder(), at: NOON - HOUR_MS };
    const plan = { toNumber: NEW_YORK, agent: DEFAULT_AGENT, window: null, recurrence: DAILY };
    const time = { timezone: "America/New_York", scheduledAt: "2026-10-07T12:00" };
    const standing = { status: "active", hasRetry: false, isChanged: false } as const;
    chronicle.requested.set("sched_1", [{ ...moment, ...plan, ...time, ...standing, ...changes }]);
    for (const ring of rings) rung(chronicle, ring);
    return chronicle;
  }

  test("lets a recurrence ring on another day, also where someone was reached", () => {
    expect(broken(requested({}, [{}, { at: NOON + 24 * HOUR_MS, id: "sched_1.2" }]))).toEqual([]);
  });

  test("catches a ring while it is paused or canceled", () => {
    expect(broken(requested({ status: "paused" }, [{}]))).toEqual(["stopped"]);
    expect(broken(requested({ status: "canceled" }, [{}]))).toEqual(["stopped"]);
  });

  test.each([
    ["on a skipped date", { skip_dates: ["2026-10-07"] }, ["skipped"]],
    ["after until", { until: "2026-10-06" }, ["skipped"]],
    ["on the day of until", { until: "2026-10-07" }, []],
  ])("catches a ring %s", (_, limit, found) => {
    expect(broken(requested({ recurrence: { ...DAILY, ...limit } }, [{}]))).toEqual(found);
  });

  test("catches a run too many", () => {
    const twice = [{}, { at: NOON + 24 * HOUR_MS, id: "sched_1.2" }];
    expect(broken(requested({ recurrence: { ...DAILY, max_runs: 1 } }, twice))).toEqual(["skipped"]);
    expect(broken(requested({ recurrence: { ...DAILY, max_runs: 2 } }, twice))).toEqual([]);
  });

  test("reads the window that the request brought", () => {
    const early = Date.parse("2026-10-07T11:45:00Z");
    const window = { days: EVERY_DAY, start: "07:30", end: "22:15", timezone: "callee" } as const;
    expect(broken(requested({}, [{ at: early }]))).toEqual(["window"]);
    expect(broken(requested({ window: { ...window, public_holidays: "ring" } }, [{ at: early }]))).toEqual(
      [],
    );
  });
});

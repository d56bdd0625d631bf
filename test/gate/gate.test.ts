import { describe, expect, it } from "vitest";
import { CallingRules } from "../../src/gate/calling-rules.ts";
import { type AskedNow, gate } from "../../src/gate/gate.ts";
import { timingOf } from "../../src/gate/timing.ts";

/** Monday, noon in Istanbul. */
const NOON = Date.parse("2026-05-04T09:00:00Z");
const HOUR_MS = 3_600_000;

interface Change extends Partial<Omit<AskedNow, "rules" | "timing">> {
  rules?: object;
  dials?: number[];
}

function ask({ rules: set = {}, dials = [], ...change }: Change = {}) {
  const rules = CallingRules.parse(set);
  const toNumber = change.toNumber ?? "+905321234567";
  const callee = { toNumber, calleeTimezone: null, callingWindow: null, timezone: "Europe/Istanbul" };
  const earlier = dials.map((at) => ({ at, answered: false }));
  return gate({
    ...{
      toNumber,
      numberSource: "call",
      ownNumbers: ["+908501234567"],
      suppressed: null,
      today: [],
      now: NOON,
    },
    ...{ rules, timing: timingOf(callee, { agentWindow: null, rules, dials: earlier }) },
    ...change,
  });
}

describe("the gate", () => {
  it("lets an ordinary number of an own number's country pass, in the window", () => {
    expect(ask()).toEqual({ kind: "pass" });
  });

  // What breaks several rules is refused by the first of them: parse, valid, country, type, suppressed.
  it.each([
    ["unreadable", { toNumber: "call me", suppressed: "x" }],
    ["short_code", { toNumber: "112", suppressed: "x" }],
    ["not_valid", { toNumber: "+9053212345678", suppressed: "x" }],
    ["no_country", { toNumber: "+881612345678", suppressed: "x" }],
    ["country", { toNumber: "+19005551234", suppressed: "x" }],
    ["number_type", { toNumber: "+909001234567", suppressed: "x" }],
    ["suppressed", { suppressed: "Added by hand.", now: NOON + 12 * HOUR_MS }],
  ])("refuses by the rule %s before any later one", (rule, change) => {
    expect(ask(change)).toMatchObject({ kind: "refused", rule });
  });

  // And of those that only make it wait: window, attempts, then the caps.
  it.each([
    ["calling_window", { now: NOON + 12 * HOUR_MS, rules: { max_dials_per_day: 0 } }],
    ["attempt_cap", { dials: [NOON - HOUR_MS], rules: { max_dials_per_day: 0 } }],
    ["daily_cap", { rules: { max_dials_per_day: 0, max_dials_per_country_per_day: 0 } }],
    ["country_cap", { rules: { max_dials_per_country_per_day: 0, max_cost_usd_per_day: 0 } }],
    ["cost_cap", { rules: { max_cost_usd_per_day: 0.49 } }],
  ])("lets it wait by the rule %s before any later one", (rule, change) => {
    expect(ask(change)).toMatchObject({ kind: "wait", rule });
  });

  it("lets a used-up day wait for the window of the next", () => {
    expect(
      ask({ rules: { max_dials_per_day: 5 }, today: [{ country: "TR", dials: 5, costMicros: 0 }] }),
    ).toEqual({
      kind: "wait",
      rule: "daily_cap",
      until: Date.parse("2026-05-05T06:00:00Z"),
      explanation:
        "The day's 5 dials are used up (max_dials_per_day); moved to Tuesday 2026-05-05 09:00 (Europe/Istanbul).",
    });
  });

  it("counts a country's dials for itself, and everybody's money together", () => {
    const today = [
      { country: "US", dials: 900, costMicros: 99_600_000 },
      { country: "TR", dials: 1, costMicros: 100_000 },
    ];
    expect(ask({ rules: { max_dials_per_country_per_day: 2 }, today })).toEqual({ kind: "pass" });
    expect(ask({ rules: { max_cost_usd_per_day: 100 }, today })).toMatchObject({ rule: "cost_cap" });
    const price_usd_per_minute = { default: 1, countries: { tr: 0.05 } };
    expect(ask({ rules: { max_cost_usd_per_day: 100, price_usd_per_minute }, today })).toEqual({
      kind: "pass",
    });
  });

  it("rings the countries on the list, else those of the own numbers, and of what was merely heard no other", () => {
    const german = { toNumber: "+4915112345678" };
    expect(ask(german)).toMatchObject({ rule: "country" });
    expect(ask({ ...german, rules: { allowed_countries: ["de"] } })).toEqual({ kind: "pass" });
    expect(ask({ ...german, ownNumbers: ["+908501234567", "+493012345678"] })).toEqual({ kind: "pass" });
    expect(ask({ ...german, ownNumbers: [] })).toEqual({ kind: "pass" });
    expect(ask({ ...german, ownNumbers: [], numberSource: "transcript" })).toMatchObject({ rule: "country" });
  });

  it("refuses for good what no moment would ever suit", () => {
    const rules = CallingRules.parse({ calling_window: { start: "09:00", end: "09:05" } });
    const zones = ["America/New_York", "Asia/Tokyo"];
    const timing = { window: rules.calling_window, zones, country: null, dials: [], rules };
    const asked = {
      toNumber: "+905321234567",
      numberSource: "call",
      ownNumbers: [],
      suppressed: null,
    } as const;
    expect(gate({ ...asked, rules, timing, today: [], now: NOON })).toMatchObject({
      kind: "refused",
      rule: "calling_window",
    });
  });
});

import { describe, expect, it } from "vitest";
import { CALL_FACTS, type CallView, factsOf, isCallFact } from "../../src/conditions/facts.ts";

const call: CallView = {
  direction: "inbound",
  status: "completed",
  durationMs: 134000,
  endReason: null,
  fromNumber: "+12025550123",
  toNumber: "+908501234567",
  metadata: {},
};
const metadataOf = (metadata: Record<string, unknown>) =>
  Object.entries(factsOf({}, { ...call, metadata })).filter(([name]) => name.startsWith("call.metadata."));

it("puts the analysis' values and the call's beside each other", () => {
  expect(factsOf({ interest_level: "high", follow_up_date: null }, call)).toEqual({
    interest_level: "high",
    follow_up_date: null,
    "call.direction": "inbound",
    "call.status": "completed",
    "call.duration_ms": 134000,
    "call.end_reason": null,
    "call.from_number": "+12025550123",
    "call.to_number": "+908501234567",
    "call.transfer.outcome": null,
    "call.asked_for_human": false,
  });
});

it("gives every fact that a condition may name", () => {
  expect(Object.keys(factsOf({}, call)).sort()).toEqual(Object.keys(CALL_FACTS).sort());
});

it("knows how a transfer ended", () => {
  expect(factsOf({}, { ...call, transferOutcome: "busy" })["call.transfer.outcome"]).toBe("busy");
});

it("knows whether the customer asked for a person", () => {
  const asked = { ...call, askedForHuman: { turn: 3, quote: "a person, please" } };
  expect(factsOf({}, asked)["call.asked_for_human"]).toBe(true);
});

describe("metadata", () => {
  it("has dotted names, and numbers for the items of lists", () => {
    expect(metadataOf({ plan: { tier: "gold", tags: ["a", { b: 1 }] }, vip: true })).toEqual([
      ["call.metadata.plan.tier", "gold"],
      ["call.metadata.plan.tags.0", "a"],
      ["call.metadata.plan.tags.1.b", 1],
      ["call.metadata.vip", true],
    ]);
  });

  it("gives no fact for null and for empty objects, which reads as null", () => {
    expect(metadataOf({ a: null, b: {}, c: [] })).toEqual([]);
  });

  it("may be nested a hundred thousand levels deep without harm", () => {
    const deep = Array.from({ length: 100_000 }).reduce((inner) => ({ x: inner }), 1 as unknown);
    expect(metadataOf({ deep, near: 1 })).toEqual([["call.metadata.near", 1]]);
  });

  it("cannot reach the prototype", () => {
    const facts = factsOf(JSON.parse('{"__proto__": "x"}'), {
      ...call,
      metadata: JSON.parse('{"__proto__": {"y": 1}}'),
    });
    expect(Object.getPrototypeOf(facts)).toBe(Object.prototype);
    expect(Object.entries(facts)).toContainEqual(["__proto__", "x"]);
    expect(Object.entries(facts)).toContainEqual(["call.metadata.__proto__.y", 1]);
  });
});

it.each([
  ["call.duration_ms", true],
  ["call.metadata.plan.tier", true],
  ["call.transfer.outcome", true],
  ["call.metadata", false],
  ["call.metadata.", false],
  ["call.id", false],
  ["toString", false],
])("%s is a fact of the call: %s", (name, is) => {
  expect(isCallFact(name)).toBe(is);
});

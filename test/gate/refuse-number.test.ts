import { describe, expect, it } from "vitest";
import { refuseNumber } from "../../src/gate/refuse-number.ts";

describe("refuseNumber", () => {
  it.each([
    "+14155550123",
    "+14155550101",
    "+905321234567",
    "+908501234567",
    "+442079460018",
    "+33912345678",
    "+4915112345678",
  ])("lets the ordinary line %s pass", (number) => {
    expect(refuseNumber(number, null)).toBeNull();
  });

  it.each([
    ["an emergency number", "112", "short_code"],
    ["an emergency number behind a country code", "+90112", "short_code"],
    ["words", "call me", "unreadable"],
    ["a number that no plan holds", "+14155", "short_code"],
    ["a number too long for its plan", "+1415555012345", "not_valid"],
    ["a fictional British mobile number", "+447700900123", "not_valid"],
    ["a satellite phone", "+881612345678", "no_country"],
    ["an international network", "+882161234567", "no_country"],
    ["an American premium line", "+19005551234", "number_type"],
    ["a Turkish premium line", "+909001234567", "number_type"],
    ["a German shared-cost line", "+491805123456", "number_type"],
    ["a toll-free line", "+18005551234", "number_type"],
  ])("refuses %s, naming the rule", (_, number, rule) => {
    expect(refuseNumber(number, null)).toMatchObject({ rule, explanation: expect.stringContaining(number) });
  });

  it("knows Jamaica from the United States, and Jersey from Britain, though they share a code", () => {
    expect(refuseNumber("+18765551234", new Set(["US"]))).toEqual({
      rule: "country",
      explanation:
        "+18765551234 is in JM, and calls go to US: add JM to allowed_countries of /v1/calling-rules if it is to be rung.",
    });
    expect(refuseNumber("+447797712345", new Set(["GB"]))).toMatchObject({ rule: "country" });
    expect(refuseNumber("+18765551234", new Set(["JM"]))).toBeNull();
  });
});

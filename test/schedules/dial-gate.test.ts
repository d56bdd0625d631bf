import { describe, expect, it } from "vitest";
import { refuseNumber } from "../../src/schedules/dial-gate.ts";

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
    expect(refuseNumber(number)).toBeNull();
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
    expect(refuseNumber(number)).toMatchObject({ rule, explanation: expect.stringContaining(number) });
  });
});

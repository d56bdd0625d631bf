import { describe, expect, it } from "vitest";
import { checkCondition } from "../../src/conditions/check.ts";
import { Condition, type Operator } from "../../src/conditions/condition.ts";
import { fields } from "./fields.ts";

const check = (condition: unknown) => checkCondition(Condition.parse(condition), fields);
type Row = [field: string, operator: Operator, value?: unknown];
const comparison = ([field, operator, value]: Row) => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
});

describe("a comparison that can come true is accepted", () => {
  it.each<Row>([
    ["follow_up_required", "==", true],
    ["interest_level", "==", "high"],
    ["interest_level", "!=", null],
    ["interest_level", "in", ["high", "medium", null]],
    ["customer_name", "contains", "Roe"],
    ["customer_name", "exists"],
    ["customer_name", "exists", false],
    ["party_size", ">=", 4],
    ["party_size", "in", [2, 4]],
    ["follow_up_date", "<", "2026-05-07T14:30:00+03:00"],
    ["follow_up_date", ">=", "2026-05-07"],
    ["birthday", "<", "2008-01-01"],
    ["opening_time", "<=", "09:30"],
    ["customer_name", "<", "2026-05-07"],
    ["call.duration_ms", ">", 60000],
    ["call.direction", "==", "inbound"],
    ["call.status", "in", ["completed", "voicemail"]],
    ["call.from_number", "==", "+908501234567"],
    ["call.transfer.outcome", "==", "connected"],
    ["call.metadata.plan.tier", "==", "gold"],
    ["call.metadata.score", ">", 3],
    ["call.metadata.due", "<", "2026-05-07T14:30:00Z"],
    ["call.metadata.vip", "==", true],
    ["call.metadata.note", "contains", "vip"],
  ])("%s %s %j", (...row) => {
    expect(check(comparison(row))).toEqual([]);
  });
});

describe("a comparison that can never come true is refused, in words", () => {
  it.each<[Row, string, RegExp]>([
    [["follow_up_required", "==", "true"], "value", /boolean: give true or false, without quotes/],
    [["follow_up_required", "==", 1], "value", /boolean/],
    [["interest_level", "==", "High"], "value", /use one of "high", "medium", "low", "none"/],
    [["interest_level", "!=", true], "value", /use one of/],
    [["interest_level", "in", ["high", "hot"]], "value.1", /use one of/],
    [["interest_level", "in", "high"], "value", /takes a list/],
    [["interest_level", "in"], "value", /takes a list/],
    [["interest_level", "==", ["high"]], "value", /use `in` for a list/],
    [["interest_level", "=="], "value", /Give the value/],
    [["interest_level", ">", "low"], "operator", /an enum, which has no order/],
    [["follow_up_required", ">=", true], "operator", /a boolean, which has no order/],
    [["callback_number", "<", "5"], "operator", /phone, which has no order/],
    [["party_size", "==", "4"], "value", /number: give one without quotes/],
    [["party_size", ">", "4"], "value", /number: give one without quotes/],
    [["party_size", ">", null], "value", /number/],
    [["party_size", "contains", "4"], "operator", /looks into text, and party_size is a number/],
    [["customer_name", "==", 4], "value", /text: give it in quotes/],
    [["customer_name", "contains", 4], "value", /text to look for/],
    [["customer_name", "contains", ""], "value", /text to look for/],
    [["customer_name", "exists", "yes"], "value", /true, false, or no value/],
    [["customer_name", "exists", null], "value", /true, false, or no value/],
    [["customer_name", ">", "M"], "value", /ordered by time/],
    [["follow_up_date", ">", "tomorrow"], "value", /ISO 8601 date-time or date/],
    [["follow_up_date", ">", "2026-05-07T14:30:00"], "value", /needs its offset/],
    [["birthday", ">", "14:30"], "value", /ISO 8601 date-time or date/],
    [["opening_time", ">", "2026-05-07"], "value", /ISO 8601 time/],
    [["call.duration_ms", ">", "60000"], "value", /number/],
    [["call.direction", "==", "incoming"], "value", /"inbound", "outbound"/],
    [["call.status", "==", "complete"], "value", /"completed"/],
    [["call.metadata.score", ">", true], "value", /a number or an ISO 8601/],
  ])("%j", (row, place, message) => {
    expect(check(comparison(row))).toEqual([{ field: place, message: expect.stringMatching(message) }]);
  });
});

describe("a field that is not defined is refused", () => {
  it.each([
    ["intrest_level", '"interest_level"'],
    ["followUpRequired", '"follow_up_required"'],
    ["call.duration", '"call.duration_ms"'],
    ["call.to_numbr", '"call.to_number"'],
  ])("with the name that was probably meant: %s → %s", (field, meant) => {
    expect(check({ field, operator: "exists" })).toEqual([
      { field: "field", message: `No field "${field}" is defined. Did you mean ${meant}?` },
    ]);
  });

  it.each([
    "budget",
    "call.metadata",
    "call.metadata.",
    "constructor",
    "toString",
    "__proto__",
    "x".repeat(200),
  ])("with what there is where nothing is near: %s", (field) => {
    expect(check({ field, operator: "exists" })).toEqual([
      { field: "field", message: expect.stringContaining("call.direction, call.duration_ms, call.status") },
    ]);
  });
});

it("names the place of every error inside groups", () => {
  const wrong = { field: "follow_up_required", operator: "==", value: "true" };
  const condition = {
    all: [wrong, { any: [{ field: "call.duration_ms", operator: ">", value: 1 }, wrong] }, { not: wrong }],
  };
  expect(check(condition).map(({ field }) => field)).toEqual([
    "all.0.value",
    "all.1.any.1.value",
    "all.2.not.value",
  ]);
});

it("leaves an enum without options to the error at its definition", () => {
  const bare = fields.map((field) => ({ ...field, options: [] }));
  expect(checkCondition({ field: "interest_level", operator: "==", value: "high" }, bare)).toEqual([]);
});

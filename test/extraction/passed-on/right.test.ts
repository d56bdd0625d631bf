import { describe, expect, it } from "vitest";
import type { FieldResult } from "../../../src/extraction/result.ts";
import { answer, type Cited, DIGITS, type Name, passedOn, THURSDAY, TURNS, VISIT } from "./call.ts";

/**
 * What was asked, what the model answered, and the value that is passed on: it is right, and its status says how it
 * is known.
 */
const RIGHT: [string, Name, Cited, FieldResult["value"], FieldResult["status"]][] = [
  ["a name", "name", [1, "this is Jane Roe", "Jane Roe"], "Jane Roe", "grounded"],
  ["a name in capitals", "name", [1, "THIS IS JANE ROE", "Jane Roe"], "Jane Roe", "grounded"],
  ["a name whose turn is one off", "name", [2, "this is Jane Roe", "Jane Roe"], "Jane Roe", "grounded"],
  ["a name whose turn does not exist", "name", [412, "this is Jane Roe", "Jane Roe"], "Jane Roe", "grounded"],
  ["a name whose turn is a word", "name", ["one", "this is Jane Roe", "Jane Roe"], "Jane Roe", "grounded"],
  ["a name without a quote", "name", [1, null, "Jane Roe"], "Jane Roe", "grounded"],
  ["a name without a citation", "name", [null, null, "Jane Roe"], "Jane Roe", "grounded"],
  [
    "a name with a quote that is nearly right",
    "name",
    [1, "Hi, this here is Jane Roe", "Jane Roe"],
    "Jane Roe",
    "grounded",
  ],
  [
    "a name with the line's label in the quote",
    "name",
    [1, "[1] customer: Hi, this is Jane Roe", "Jane Roe"],
    "Jane Roe",
    "grounded",
  ],
  ["a number in words", "people", [3, "no wait, five of us", "five"], 5, "grounded"],
  ["a number that the model converted", "people", [3, "no wait, five of us", 5], 5, "grounded"],
  ["a number as text", "people", [3, "no wait, five of us", "5"], 5, "grounded"],
  [
    "an amount in words",
    "budget",
    [11, "two and a half thousand dollars", "two and a half thousand dollars"],
    2500,
    "grounded",
  ],
  [
    "an amount that the model converted rightly",
    "budget",
    [11, "two and a half thousand dollars", 2500],
    2500,
    "grounded",
  ],
  [
    "a date and time in words",
    "visit_at",
    [5, THURSDAY, "Thursday at half past two in the afternoon"],
    VISIT,
    "grounded",
  ],
  [
    "a date and time that the model resolved rightly",
    "visit_at",
    [5, "This Thursday at half past two in the afternoon", VISIT],
    VISIT,
    "grounded",
  ],
  ["a day in words", "visit_day", [5, THURSDAY, "This Thursday"], "2026-05-07", "grounded"],
  [
    "a day that the model resolved rightly",
    "visit_day",
    [5, THURSDAY, "2026-05-07"],
    "2026-05-07",
    "grounded",
  ],
  [
    "a time in words",
    "visit_time",
    [5, "half past two in the afternoon", "half past two in the afternoon"],
    "14:30",
    "grounded",
  ],
  [
    "a time that the model resolved rightly",
    "visit_time",
    [5, "half past two in the afternoon", "14:30"],
    "14:30",
    "grounded",
  ],
  [
    "a time that the agent said and the customer confirmed",
    "callback_at",
    [15, "That works", "Friday at nine in the morning"],
    "2026-05-08T09:00:00-04:00",
    "grounded",
  ],
  ["a phone number in words", "phone", [7, DIGITS, DIGITS], "+16502530000", "grounded"],
  ["a phone number in digits", "phone", [7, DIGITS, "650 253 0000"], "+16502530000", "grounded"],
  [
    "a phone number that the model brought to E.164",
    "phone",
    [7, DIGITS, "+16502530000"],
    "+16502530000",
    "grounded",
  ],
  ["a phone number, digits only", "phone_digits", [7, DIGITS, "6502530000"], "6502530000", "grounded"],
  [
    "digits said over two turns",
    "member",
    [18, "My member number is nine nine", "997155"],
    "997155",
    "grounded",
  ],
  [
    "digits quoted from two turns",
    "member",
    [18, "nine nine ... Seven one, and then five five", "99 71 55"],
    "997155",
    "grounded",
  ],
  [
    "an e-mail address that was spelled",
    "email",
    [9, "jane dot roe at example dot com", "jane.roe@example.com"],
    "jane.roe@example.com",
    "grounded",
  ],
  [
    "an e-mail address in the words used",
    "email",
    [9, "jane dot roe at example dot com", "jane dot roe at example dot com"],
    "jane.roe@example.com",
    "grounded",
  ],
  ["a yes", "price_list", [11, "Yes, please do", true], true, "grounded"],
  ["a yes as text", "price_list", [11, "Yes, please do", "yes"], true, "grounded"],
  ["a judgement", "interest", [13, "it's exactly what I have been looking for", "high"], "high", "inferred"],
  [
    "a judgement in other letters",
    "interest",
    [13, "exactly what I have been looking for", "HIGH"],
    "high",
    "inferred",
  ],
  ["a judgement that cites its turn alone", "interest", [13, null, "high"], "high", "inferred"],
  [
    "an option that was named",
    "model",
    [12, "How keen are you on the electric model?", "electric"],
    "electric",
    "grounded",
  ],
  [
    "a text in the words used",
    "problem",
    [13, "The chain of my old one keeps slipping", "chain keeps slipping"],
    "chain keeps slipping",
    "grounded",
  ],
  [
    "a text in other forms of the words",
    "problem",
    [13, "The chain of my old one keeps slipping", "slipping chains"],
    "slipping chains",
    "grounded",
  ],
  ["a code that was spelled", "order_code", [15, "My order code is K 7 4 2 Q", "K742Q"], "K742Q", "grounded"],
  [
    "a summary",
    "summary",
    [1, "I'd like to book a test ride", "The customer Jane Roe books a ride on an electric bicycle."],
    "The customer Jane Roe books a ride on an electric bicycle.",
    "inferred",
  ],
];

describe("what is passed on of a right answer", () => {
  it.each(RIGHT)("is the value where the model gave %s", async (_, name, cited, value, status) => {
    const field = await passedOn(name, answer(name, cited));
    expect(field).toMatchObject({ value, status });
    for (const { turn, quote } of field?.evidence ?? []) expect(TURNS[turn]?.text).toContain(quote);
    expect(field?.evidence).not.toEqual([]);
  });

  it("keeps the model's own words beside a value that was brought to normal form", async () => {
    const field = await passedOn("people", answer("people", [3, "no wait, five of us", "five"]));
    expect(field).toEqual({
      value: 5,
      status: "grounded",
      raw: "five",
      evidence: [{ turn: 3, quote: "no wait, five of us" }],
    });
  });

  it("shows the turn that says the value where the model cited only the yes to it", async () => {
    const field = await passedOn(
      "callback_at",
      answer("callback_at", [15, "That works", "Friday at nine in the morning"]),
    );
    expect(field?.evidence).toEqual([
      { turn: 14, quote: "Friday at nine in the morning" },
      { turn: 15, quote: "That works" },
    ]);
  });

  it("shows the words that say the value where the model quoted others of the same turn", async () => {
    const field = await passedOn("people", answer("people", [3, "Four, no wait", "five"]));
    expect(field?.evidence).toEqual([
      { turn: 3, quote: "Four, no wait" },
      { turn: 3, quote: "five" },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { FieldResult } from "../../../src/extraction/result.ts";
import { answer, type Cited, DIGITS, type Name, passedOn, THURSDAY } from "./call.ts";

/** What the model answered and why nothing of it is passed on. */
const NULL: [string, Name, Cited | null, FieldResult["status"]][] = [
  ["nothing", "name", null, "not_mentioned"],
  ["the word null", "email", [9, "jane dot roe", "null"], "not_mentioned"],
  ["an empty value", "email", [9, "jane dot roe", ""], "not_mentioned"],
  ["'not mentioned'", "email", [9, "jane dot roe", "Not mentioned."], "not_mentioned"],
  [
    "an invented name with an invented quote",
    "name",
    [1, "my name is Anna Smith", "Anna Smith"],
    "ungrounded",
  ],
  ["an invented name with a real quote", "name", [1, "this is Jane Roe", "Anna Smith"], "ungrounded"],
  ["an invented surname", "name", [1, "this is Jane Roe", "Jane Rowland"], "ungrounded"],
  ["an added middle name", "name", [1, "this is Jane Roe", "Jane Elizabeth Roe"], "ungrounded"],
  ["an invented name without a citation", "name", [null, null, "Anna Smith"], "ungrounded"],
  [
    "a right name with a quote that nobody said",
    "name",
    [1, "you may call me Mrs. Roe from now on", "Jane Roe"],
    "ungrounded",
  ],
  [
    "a name from a turn where it was not said",
    "name",
    [13, "The chain of my old one keeps slipping", "Jane Roe"],
    "ungrounded",
  ],
  ["an invented number", "people", [3, "no wait, five of us", 7], "ungrounded"],
  ["an invented number in words", "people", [3, "no wait, five of us", "seven"], "ungrounded"],
  ["a number that is part of another", "budget", [11, "two and a half thousand dollars", 2], "ungrounded"],
  [
    "a number whose word is part of another",
    "budget",
    [11, "two and a half thousand dollars", "two"],
    "ungrounded",
  ],
  [
    "a number a thousand times too large",
    "budget",
    [11, "two and a half thousand dollars", 2_500_000],
    "ungrounded",
  ],
  ["an invented number without a citation", "people", [null, null, 12], "ungrounded"],
  ["a number that is a word", "people", [3, "no wait, five of us", "several"], "invalid"],
  ["a number that is an object", "people", [3, "no wait, five of us", { count: 5 }], "invalid"],
  ["a number that is a boolean", "people", [3, "no wait, five of us", true], "invalid"],
  ["a date one week off", "visit_day", [5, THURSDAY, "2026-05-14"], "ungrounded"],
  ["a date of the wrong year", "visit_at", [5, THURSDAY, "2023-05-04T14:30:00"], "ungrounded"],
  ["a time twelve hours off", "visit_time", [5, "half past two in the afternoon", "02:30"], "ungrounded"],
  ["another weekday than was said", "visit_at", [5, THURSDAY, "Friday at half past two"], "ungrounded"],
  ["a date that is none", "visit_day", [5, THURSDAY, "2026-02-31"], "invalid"],
  ["a date that is no words for a date", "visit_at", [5, THURSDAY, "whenever it suits"], "invalid"],
  [
    "a time that was offered and declined",
    "handover_at",
    [17, "No, that does not suit me", "Saturday at four in the afternoon"],
    "ungrounded",
  ],
  ["a phone number with one digit changed", "phone", [7, DIGITS, "+16502530009"], "ungrounded"],
  ["half of a phone number", "phone_digits", [7, DIGITS, "2530000"], "ungrounded"],
  ["too few digits for a phone number", "phone_digits", [7, DIGITS, "650253"], "invalid"],
  ["a phone number that cannot be", "phone", [7, DIGITS, "12"], "invalid"],
  ["digits that nobody said", "member", [18, "My member number is nine nine", "123456"], "ungrounded"],
  [
    "an invented e-mail address",
    "email",
    [9, "jane dot roe at example dot com", "jane.roe@gmail.com"],
    "ungrounded",
  ],
  ["an e-mail address that is none", "email", [9, "jane dot roe at example dot com", "jane roe"], "invalid"],
  [
    "an option that is not on the list",
    "interest",
    [13, "exactly what I have been looking for", "very high"],
    "invalid",
  ],
  ["a judgement without any citation", "interest", [null, null, "high"], "ungrounded"],
  [
    "a judgement that rests on words nobody said",
    "interest",
    [13, "I am not interested in any of this", "none"],
    "ungrounded",
  ],
  ["a boolean without any citation", "price_list", [null, null, true], "ungrounded"],
  [
    "a boolean that rests on words nobody said",
    "refund_approved",
    [2, "we approve your refund of course", true],
    "ungrounded",
  ],
  ["a boolean that is neither", "price_list", [11, "Yes, please do", "perhaps later"], "invalid"],
  [
    "an invented text",
    "problem",
    [13, "The chain of my old one keeps slipping", "broken brakes and flat tyres"],
    "ungrounded",
  ],
  [
    "a text with a name that nobody said",
    "problem",
    [13, "chain of my old one keeps slipping", "the chain of my old Raleigh keeps slipping"],
    "ungrounded",
  ],
  [
    "a text with a figure that nobody said",
    "problem",
    [13, "chain of my old one keeps slipping", "the chain of my old one keeps slipping 3 times"],
    "ungrounded",
  ],
  ["the field's example for a code", "order_code", [15, "My order code is K 7 4 2 Q", "B118X"], "ungrounded"],
  ["the field's example without a citation", "order_code", [null, null, "B118X"], "ungrounded"],
  [
    "an example with itself as the quote",
    "order_code",
    [15, "My order code is B118X", "B118X"],
    "ungrounded",
  ],
  ["an invented code", "order_code", [15, "My order code is K 7 4 2 Q", "K743Q"], "ungrounded"],
  [
    "a summary with a name that nobody said",
    "summary",
    [1, "I'd like to book a test ride", "The customer Peter Miller books a test ride."],
    "ungrounded",
  ],
  [
    "a summary with a figure that nobody said",
    "summary",
    [1, "I'd like to book a test ride", "She books a ride for 900 euros."],
    "ungrounded",
  ],
];

describe("what is passed on of an answer that the call does not bear out", () => {
  it.each(NULL)("is null with a reason where the model gave %s", async (_, name, cited, status) => {
    const field = await passedOn(name, answer(name, cited));
    expect(field).toMatchObject({ value: null, status });
    if (cited && status !== "not_mentioned") expect(field).toHaveProperty("raw");
    if (status === "invalid") expect(field?.rule).toMatch(/\.$/);
  });

  it.each([
    ["in the middle of its value", '{"name": {"turn": 1, "quote": "this is Jane Roe", "value": "Ja'],
    ["before it closed", '{"name": {"turn": 1, "quote": "this is Jane Roe", "value": "Jane"}'],
    ["before it began", '{"na'],
  ])("is nothing at all where the answer was cut off %s", async (_, response) => {
    expect(await passedOn("name", response)).toBeUndefined();
  });
});

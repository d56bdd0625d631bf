import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/calls/turn.ts";
import type { FieldDefinition } from "../../../src/extraction/field.ts";
import type { FieldResult } from "../../../src/extraction/result.ts";
import { answer, CALL, type Cited, DIGITS, type Name, passedOn, readOf, THURSDAY, VISIT } from "./call.ts";

/** What the model answered where the offline reader reads the same, or nothing that could be compared. */
const UNMARKED: [string, Name, Cited | null, FieldResult["value"]][] = [
  ["the same instant", "visit_at", [5, THURSDAY, "Thursday at half past two in the afternoon"], VISIT],
  ["the same instant in another offset", "visit_at", [5, THURSDAY, "2026-05-07T18:30:00Z"], VISIT],
  ["the day of the same instant", "visit_at", [5, THURSDAY, "This Thursday"], "2026-05-07"],
  ["the same day", "visit_day", [5, THURSDAY, "This Thursday"], "2026-05-07"],
  ["the same time", "visit_time", [5, THURSDAY, "half past two in the afternoon"], "14:30"],
  ["the same number", "budget", [11, "two and a half thousand dollars", 2500], 2500],
  ["the same phone number", "phone", [7, DIGITS, DIGITS], "+16502530000"],
  ["the same digits", "phone_digits", [7, DIGITS, "650 253 0000"], "6502530000"],
  ["the same yes", "price_list", [11, "Yes, please do", true], true],
  ["the same option", "model", [12, "the electric model", "electric"], "electric"],
  ["a number that the other reader is silent on", "people", [3, "no wait, five of us", "five"], 5],
  ["a judgement that the other reader is silent on", "interest", [13, "Very, it's exactly", "high"], "high"],
  ["nothing, and neither did the other reader", "people", null, null],
  ["another text, which has no normal form", "name", [0, "this is Marco", "Marco"], "Marco"],
];

/** What the model answered and the other reader reads otherwise: both values. */
const MARKED: [string, Name, Cited | null, FieldResult["value"], FieldResult["value"]][] = [
  ["another instant", "callback_at", [5, THURSDAY, THURSDAY], VISIT, "2026-05-08T09:00:00-04:00"],
  ["another day", "visit_day", [14, "Is Friday at nine", "Friday"], "2026-05-08", "2026-05-07"],
  ["another day of an instant", "visit_at", [14, "Is Friday at nine", "Friday"], "2026-05-08", VISIT],
  ["another time", "visit_time", [14, "nine in the morning", "nine in the morning"], "09:00", "14:30"],
  ["another number", "budget", [3, "no wait, five of us", "five"], 5, 2500],
  ["digits that were not said", "phone_digits", [18, "nine nine", "997155 0000"], null, "6502530000"],
  ["digits where the other reader took others", "member", [18, "nine nine", "997155"], "997155", "404"],
  ["a no for a yes", "price_list", [17, "No, that does not suit me", false], false, true],
  ["another option", "model", [13, "exactly what I have been looking for", "classic"], "classic", "electric"],
  ["nothing for an instant", "visit_at", null, null, VISIT],
  ["nothing for a day", "visit_day", null, null, "2026-05-07"],
  ["nothing for a time", "visit_time", null, null, "14:30"],
  ["nothing for a number", "budget", null, null, 2500],
  ["nothing for a phone number", "phone", null, null, "+16502530000"],
  ["nothing for an e-mail address", "email", null, null, "jane.roe@example.com"],
  ["nothing for a yes", "price_list", null, null, true],
  ["nothing for an option that was named", "model", null, null, "electric"],
  ["words that are no date", "visit_day", [5, THURSDAY, "whenever it suits"], null, "2026-05-07"],
  ["a date that was not said", "visit_day", [5, THURSDAY, "2026-05-14"], null, "2026-05-07"],
  ["an option that is none", "model", [12, "the electric model", "petrol"], null, "electric"],
];

const customer = (...lines: string[]): Turn[] => lines.map((text) => ({ role: "customer", text }));

const OTHERWISE: [string, Omit<FieldDefinition, "name">, Turn[], string, string, string][] = [
  [
    "phone number",
    { type: "string", description: "Phone number of the customer" },
    customer("My office is 650 253 0000.", "My phone number is 650 253 0001, call me there."),
    "650 253 0000",
    "+16502530000",
    "+16502530001",
  ],
  [
    "e-mail address",
    { type: "string", description: "E-mail address" },
    customer("Write to ann@example.com.", "No, sorry, my e-mail address is roe@example.com."),
    "ann@example.com",
    "ann@example.com",
    "roe@example.com",
  ],
  [
    "amount",
    { type: "string", description: "Price agreed on", format: "currency" },
    customer("I paid 40 dollars last year.", "The price that we agreed on is 55 dollars."),
    "40 dollars",
    "USD 40.00",
    "USD 55.00",
  ],
];

describe("beside a second reading", () => {
  it.each(UNMARKED)("nothing is marked where the model gave %s", async (_, name, cited, value) => {
    const field = await passedOn(name, answer(name, cited));
    expect(field).toMatchObject({ value });
    expect(field).not.toHaveProperty("needs_review");
    expect(field).not.toHaveProperty("other_reading");
  });

  it.each(MARKED)(
    "the model's word stands and is marked where it gave %s",
    async (_, name, cited, value, other) => {
      const field = await passedOn(name, answer(name, cited));
      expect(field).toMatchObject({
        value,
        needs_review: true,
        other_reading: { model: "offline", value: other, evidence: [expect.anything()] },
      });
    },
  );

  it.each(OTHERWISE)(
    "the model's word stands and is marked where it gave another %s",
    async (_, field, turns, raw, value, other) => {
      const result = await readOf({ name: "field", ...field }, answer("field", [0, raw, raw]), turns, CALL);
      expect(result).toMatchObject({
        value,
        needs_review: true,
        other_reading: { value: other, status: "grounded" },
      });
    },
  );

  it("shows what the other reader rests on", async () => {
    expect(await passedOn("budget", answer("budget", null))).toEqual({
      value: null,
      status: "not_mentioned",
      needs_review: true,
      other_reading: {
        model: "offline",
        value: 2500,
        status: "grounded",
        evidence: [{ turn: 11, quote: "two and a half thousand" }],
      },
    });
  });
});

import { expect, test } from "vitest";
import { readAll, readOne } from "./read-one.ts";

test.for([
  ["a rating in stars", "Average rating.", "A: It has 4.3 stars.", 4.3],
  ["a rating, not the hour beside it", "Customer rating.", "A: They are rated 4.6. Shall I try 6 pm?", 4.6],
  ["percent", "Interest rate in percent.", "A: The rate is 6.9 percent over 3 years.", 6.9],
  [
    "a number with the unit asked for",
    "Wind speed in miles per hour.",
    "A: Winds of 6.5 miles per hour.",
    6.5,
  ],
  ["a year of the calendar", "Model year of the car.", "C: It's a 2014 Corvado.", 2014],
  ["an age said outright", "Age of the patient.", "A: Tell me about yourself.\nC: I'm thirty one.", 31],
  ["no age of something else", "Age of the patient.", "C: I'm 5 minutes away.", null],
  ["people, though they are asked 'how many'", "For how many people.", "C: A table for 8 people.", 8],
  ["working days", "Number of days until the answer.", "A: Within five working days.", 5],
  ["a length in the unit asked for", "Term of the loan in years.", "A: For how long?\nC: Three years.", 3],
  [
    "no length that makes no sense in it",
    "For how many weeks the cough has lasted.",
    "A: For how long?\nC: For twenty years.",
    null,
  ],
  ["small money behind the large", "Fee in pounds.", "A: The fee is 39 pounds 50.", 39.5],
  ["a price by its rate", "Monthly price offered.", "A: The price? I could do 65 a month.", 65],
  [
    "the fee, not the sum behind it",
    "Change fee in dollars.",
    "A: There is a change fee of 75 dollars plus 40, so 115 in total.",
    75,
  ],
] as const)("reads %s", ([, description, lines, value]) => {
  expect(readOne({ type: "number", description }, lines)).toBe(value);
});

test("digits said piece by piece are one number", () => {
  const lines =
    "A: your phone number\nC: six one two\nA: okay\nC: five five five\nC: [noise]\nC: zero one four four";
  const field = { type: "string", description: "Phone number, digits only." } as const;
  expect(readOne(field, lines)).toBe("6125550144");
});

test("digits of two matters stay apart", () => {
  const lines = "A: your member number\nC: six one two four\nA: and your pin\nC: five five zero five";
  const field = { type: "string", description: "Member number, digits only." } as const;
  expect(readOne(field, lines)).toBe("6124");
});

test("a code is no part of an address, and its label is no part of it", () => {
  const lines = "A: Your order ID and email?\nC: kim99@example.com\nC: Order ID 5512904";
  expect(readOne({ type: "string", description: "Order ID." }, lines)).toBe("5512904");
  expect(
    readOne({ type: "string", description: "Asset tag." }, "A: The asset tag?\nC: It says AT-209."),
  ).toBe("AT209");
});

const DAY = "Give it as YYYY-MM-DD.";

test("what was changed is told from what it was changed to", () => {
  const fields = [
    { name: "old_date", type: "string" as const, description: `Original date of the visit. ${DAY}` },
    { name: "new_date", type: "string" as const, description: `New date of the visit. ${DAY}` },
  ];
  const lines = "A: Your visit is on May 3rd.\nC: Can we change the visit to May 9th?\nA: Yes.";
  expect(readAll(fields, lines)).toEqual({ old_date: "2027-05-03", new_date: "2027-05-09" });
});

test("a day goes to the field that it speaks of, and to no other", () => {
  const fields = [
    { name: "visit", type: "string" as const, description: `Date of the viewing. ${DAY}` },
    { name: "move_in", type: "string" as const, description: `Date of moving in. ${DAY}` },
    { name: "last_service", type: "string" as const, description: `Date of the last service. ${DAY}` },
  ];
  const lines = "C: Could I come for a viewing on Thursday?\nA: Yes, Thursday it is.";
  expect(readAll(fields, lines)).toEqual({ visit: "2026-11-26", move_in: null, last_service: null });
});

test("a day that speaks of none of several fields goes to none", () => {
  const fields = [
    { name: "visit", type: "string" as const, description: `Date of the viewing. ${DAY}` },
    { name: "move_in", type: "string" as const, description: `Date of moving in. ${DAY}` },
  ];
  expect(readAll(fields, "A: See you on Thursday.")).toEqual({ visit: null, move_in: null });
});

test("a day that something began is no appointment", () => {
  const field = { type: "string", description: `Date of the appointment. ${DAY}` } as const;
  const asked = "A: When would you like the appointment?";
  expect(readOne(field, `${asked}\nC: It has hurt since Saturday.`)).toBe(null);
  expect(readOne(field, `${asked}\nC: On Saturday.`)).toBe("2026-11-28");
});

test("an hour is of the half of the day that was said before", () => {
  const field = {
    type: "string",
    description: "Time of the table. Give it as HH:MM on the 24-hour clock.",
  } as const;
  const lines = "C: Could we sit down at 8 pm?\nA: What time for the table?\nC: At 8.";
  expect(readOne(field, lines)).toBe("20:00");
});

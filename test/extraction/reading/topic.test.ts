import { expect, test } from "vitest";
import { readAll } from "./read-one.ts";

const PHONES = [
  {
    name: "hotel_phone",
    type: "string" as const,
    description: "Hotel: Telephone number of the hotel, digits only.",
  },
  {
    name: "garage_phone",
    type: "string" as const,
    description: "Garage: Telephone number of the garage, digits only.",
  },
];

test("each matter gets the number that was said while it was talked about", () => {
  const lines = `
C: I need a garage for my car.
A: Miller's garage can take it, their number is 0113 496 0456.
C: And a hotel nearby?
A: There is the Park Hotel.
C: What's the phone number?
A: It's 0113 496 0123.`;
  expect(readAll(PHONES, lines)).toEqual({ hotel_phone: "01134960123", garage_phone: "01134960456" });
});

test("a number that belongs to one matter is not given to the other as well", () => {
  const lines = `
C: I need a hotel.
A: The Park Hotel's phone number is 0113 496 0123.
C: And a garage?
A: I am afraid I have no number for a garage.`;
  expect(readAll(PHONES, lines)).toEqual({ hotel_phone: "01134960123", garage_phone: null });
});

test("a matter that was talked about at length is over when the next one begins", () => {
  const lines = `
C: I need a garage, a good garage, for my car.
A: Miller's garage is a fine garage.
C: Is the garage open, and is the garage clean?
A: The garage is open until six.
C: Good. And now a hotel.
A: There is the Park.
C: What's the phone number?
A: It's 0113 496 0123.`;
  expect(readAll(PHONES, lines)).toEqual({ hotel_phone: "01134960123", garage_phone: null });
});

import { expect, test } from "vitest";
import { readOne } from "./read-one.ts";

test.for([
  ["done, by the word for it", "Was the flight changed?", "A: I've changed your flight to Friday.", true],
  ["done, in one word", "Was a van booked?", "C: Please book the van.\nA: Done.", true],
  ["not told by another thing that was done", "Was the fault fixed?", "A: I've sent you an e-mail.", null],
  ["declined", "Whether a table was reserved.", "A: Shall I reserve the table?\nC: Not now, thanks.", false],
  [
    "left open by another offer",
    "Whether a table was reserved.",
    "A: Can I help with anything else?\nC: No.",
    null,
  ],
  [
    "not done where that is what false means",
    "True if the agent filed the report, false if that did not happen.",
    "C: Never mind.\nA: Goodbye.",
    false,
  ],
  ["so, with a hedge", "Does the patient have chest pain?", "A: Any chest pain?\nC: A little.", true],
  ["not so, by nobody", "Was anyone injured?", "A: Is everyone alright?\nC: Nobody was injured.", false],
  [
    "settled by the answer, not by its echo",
    "Whether the patient has allergies.",
    "A: Do you have any allergies?\nC: Oh, allergies. No.",
    false,
  ],
  ["told by the forms of a short verb", "Whether the customer tried.", "A: Did you try?\nC: No.", false],
] as const)("a thing is %s", ([, description, lines, value]) => {
  expect(readOne({ type: "boolean", description }, lines)).toBe(value);
});

test.for([
  ["the style before its noun", "Kind of food.", "C: I'm after a Peruvian food place.", "Peruvian"],
  ["no praise", "Kind of food.", "C: Somewhere with good food.", null],
  [
    "no answer to a question for something else",
    "Contents of the parcel.",
    "A: The parcel's address?\nC: Lime Hill.",
    null,
  ],
  ["no hour", "Food ordered.", "A: When would you like the food?\nC: At eleven.", null],
  ["a town, where no building is named", "Where the trip begins.", "C: I'm leaving from Tarnow.", "Tarnow"],
  [
    "a place behind its article",
    "Place the forecast is for.",
    "C: What's the weather in the Vale of Lorn?",
    "Vale of Lorn",
  ],
] as const)("reads %s", ([, description, lines, value]) => {
  expect(readOne({ type: "string", description }, lines)).toBe(value);
});

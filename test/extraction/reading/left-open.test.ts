import { expect, test } from "vitest";
import type { FieldDefinition } from "../../../src/extraction/field.ts";
import { extractOne } from "./extract-one.ts";

type Asked = Omit<FieldDefinition, "name">;

const CALLBACK: Asked = { type: "string", description: "When to call back, in ISO 8601 format" };
const HOUR: Asked = { type: "string", description: "Time of the visit, HH:MM" };
const NIGHTS: Asked = { type: "number", description: "Number of nights" };
const BUDGET: Asked = { type: "number", description: "The customer's budget" };
const PRICE: Asked = { type: "string", description: "Price agreed on", format: "currency" };
const COLOUR: Asked = { type: "enum", description: "Colour of the car", options: ["red", "blue", "green"] };

const read = (asked: Asked, lines: string, language = "en") =>
  extractOne({ name: "field", ...asked }, lines, language);

test.for([
  ["en", CALLBACK, "A: When may we call?\nC: Wednesday or Friday.", ["2026-11-25", "2026-11-27"]],
  [
    "en",
    CALLBACK,
    "A: When may we call?\nC: Wednesday, Thursday or maybe on Friday.",
    ["2026-11-25", "2026-11-26", "2026-11-27"],
  ],
  ["tr", CALLBACK, "A: Ne zaman arayalım?\nC: Çarşamba ya da cuma.", ["2026-11-25", "2026-11-27"]],
  ["de", CALLBACK, "A: Wann sollen wir anrufen?\nC: Am Mittwoch oder Freitag.", ["2026-11-25", "2026-11-27"]],
  ["es", CALLBACK, "A: ¿Cuándo le llamamos?\nC: El miércoles o el viernes.", ["2026-11-25", "2026-11-27"]],
  ["fr", CALLBACK, "A: Quand ?\nC: Rappelez-moi mercredi ou vendredi.", ["2026-11-25", "2026-11-27"]],
  ["en", HOUR, "A: What time shall he come?\nC: At 5 or 6 o'clock.", ["17:00", "18:00"]],
  ["tr", HOUR, "A: Saat kaçta gelsin?\nC: Saat beş veya altıda.", ["17:00", "18:00"]],
  ["de", HOUR, "A: Um wie viel Uhr?\nC: Um fünf oder sechs Uhr.", ["17:00", "18:00"]],
  ["es", HOUR, "A: ¿A qué hora?\nC: A las cinco o las seis.", ["17:00", "18:00"]],
  ["en", NIGHTS, "A: How many nights?\nC: Four nights or five nights.", [4, 5]],
  ["tr", NIGHTS, "A: Kaç gece?\nC: Dört ya da beş gece.", [4, 5]],
  ["de", NIGHTS, "A: Wie viele Nächte?\nC: Vier oder fünf.", [4, 5]],
  ["es", NIGHTS, "A: ¿Cuántas noches?\nC: Cuatro o cinco.", [4, 5]],
  ["en", BUDGET, "A: What is your budget?\nC: Seventy or eighty dollars.", [70, 80]],
  ["en", PRICE, "A: Which price was agreed on?\nC: 70 or 80 dollars.", ["USD 70.00", "USD 80.00"]],
  ["en", COLOUR, "A: Which colour?\nC: Blue or green.", ["blue", "green"]],
] as const)("%s: of two alternatives none is picked", async ([language, asked, lines, alternatives]) => {
  const result = await read(asked, lines, language);
  expect(result).toMatchObject({ value: null, status: "ambiguous", alternatives });
});

test.for([
  [
    "the one settled later",
    CALLBACK,
    "C: Wednesday or Friday.\nA: Friday at ten?\nC: Perfect.",
    "2026-11-27T10:00:00Z",
  ],
  [
    "the one that is taken of two offers",
    CALLBACK,
    "A: We can call on Tuesday at nine or on Friday at two.\nC: Friday, then.",
    "2026-11-27T14:00:00Z",
  ],
  [
    "the one that the other side takes",
    CALLBACK,
    "A: When may we call you back?\nC: Wednesday or Friday.\nA: Friday, then.",
    "2026-11-27",
  ],
  ["the correction", CALLBACK, "A: When may we call?\nC: Wednesday, or no, sorry, Friday.", "2026-11-27"],
  ["the choice at the end", NIGHTS, "A: How many nights?\nC: Four or five. Let's say five nights.", 5],
  ["the colour that is taken", COLOUR, "A: Red or blue?\nC: Blue.", "blue"],
] as const)("gives %s", async ([, asked, lines, value]) => {
  const result = await read(asked, lines);
  expect(String(result?.value).replace("+00:00", "Z")).toBe(String(value));
});

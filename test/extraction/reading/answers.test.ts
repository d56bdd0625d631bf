import { expect, test } from "vitest";
import { type Asked, readAll, readOne } from "./read-one.ts";

const PAYMENT: Asked = { type: "enum", description: "How the customer pays", options: ["card", "cash"] };
const PHONE = { type: "string", description: "Callback phone number. Digits only." } as const;

test.for([
  ["what stands behind the comma of a no", "A: How will you pay, by card?\nC: No, cash.", "cash"],
  ["nothing of a question that is denied", "A: Will you pay by card?\nC: No.", null],
  ["no option right behind a not", "A: How will you pay?\nC: Not cash.", null],
] as const)("takes %s", ([, lines, value]) => {
  expect(readOne(PAYMENT, lines)).toBe(value);
});

test.for([
  ["Not at the moment.", false],
  ["Luckily not.", false],
  ["I'd rather not.", false],
  ["I'm afraid so.", true],
] as const)("%s answers yes or no", ([answer, value]) => {
  const description = "Whether the customer has a lodger";
  expect(readOne({ type: "boolean", description }, `A: Do you have a lodger?\nC: ${answer}`)).toBe(value);
});

test("a number in two turns is one, where the other side only says to go on", () => {
  const lines =
    "A: Which phone number?\nC: Oh seven seven double oh.\nA: Yes?\nC: Nine double oh one four six.";
  expect(readOne(PHONE, lines)).toBe("07700900146");
});

test("a bare weekday is an answer, whatever the question was", () => {
  const description = "Day of the visit, YYYY-MM-DD";
  expect(readOne({ type: "string", description }, "A: Does Tuesday fit?\nC: No, I meant Thursday.")).toBe(
    "2026-11-26",
  );
});

test("an amount needs no further word where only one is asked for", () => {
  const price = { name: "price", type: "string", description: "Price (ISO 4217)" } as const;
  const lines = "A: That would be eighty-five pounds.\nC: Fine.";
  expect(readAll([price], lines)).toEqual({ price: "eighty-five pounds" });
  const excess = { name: "excess", type: "number", description: "Excess in pounds" } as const;
  expect(readAll([price, excess], lines).price).toBeNull();
});

test.for([
  ["Açıkçası memnun değilim.", "memnun değil"],
  ["Açıkçası memnunum.", "memnun"],
] as const)("%s is told from the option that denies it", ([answer, value]) => {
  const options = ["memnun", "kararsız", "memnun değil"];
  const asked: Asked = { type: "enum", description: "Müşterinin memnuniyeti", options };
  expect(readOne(asked, `A: Memnun musunuz, memnun değil misiniz?\nC: ${answer}`)).toBe(value);
});

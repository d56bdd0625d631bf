import { expect, test } from "vitest";
import { type Asked, readAll, readOne } from "./read-one.ts";

const NAME = { type: "string", description: "Full name of the caller" } as const;
const TICKETS = { type: "number", description: "Number of tickets" } as const;
const TOTAL = { type: "number", description: "Total price in dollars" } as const;
const SIZE: Asked = {
  type: "enum",
  description: "Size of the room",
  options: ["single", "double", "suite"],
};
const BOOKED = {
  type: "boolean",
  description: "True if the agent confirmed the booking; false if none was made.",
} as const;
const PETS = { type: "boolean", description: "Whether pets are allowed" } as const;
const INTEREST: Asked = {
  type: "enum",
  description: "Interest of the customer",
  options: ["high", "medium", "low", "none"],
};

test.for([
  ["an introduction", "C: Hi, this is Ann Lee, I need help.", "Ann Lee"],
  ["an answer", "A: May I have your name?\nC: Ann Lee.", "Ann Lee"],
  ["lower case", "A: what is your name\nC: ann lee", "Ann Lee"],
  [
    "the spelling, which settles what was heard",
    "A: Your name?\nC: Jamie Bell\nA: How do you spell that?\nC: j a n e b e l l\nA: Your name again?\nC: Jane Bell\nA: And your full name once more?\nC: Jamie Bell",
    "Jane Bell",
  ],
  ["no name where the agent alone gives one", "A: My name is Ann Lee.\nC: Hello.", null],
  ["no name that is somebody else's", "A: Your name is Harris?\nC: No, there is no Harris here.", null],
  ["no name that is denied in Turkish", "A: Adınız Harris mi?\nC: Harris Bey yok burada.", null],
  ["no name in a mood", "C: I'm very upset about this.", null],
] as const)("a person's name: %s", ([, lines, name]) => {
  expect(readOne(NAME, lines)).toBe(name);
});

test.for([
  ["counted", "C: I need three tickets, please.", 3],
  ["asked for", "A: How many tickets?\nC: Four, please.", 4],
  ["corrected", "C: Two tickets, please.\nA: Two tickets?\nC: Actually make it five tickets.", 5],
  ["never a number of something else", "C: We are 6 people with 2 dogs, at 5 pm on May 7th.", null],
] as const)("a count is %s", ([, lines, count]) => {
  expect(readOne(TICKETS, lines)).toBe(count);
});

test("an amount needs money round it, and goes to the field that it was asked for", () => {
  expect(readOne(TOTAL, "A: There are 3 rooms left with a rating of 4.5.")).toBe(null);
  const fields = [
    { name: "bill_amount", type: "number" as const, description: "Amount of the bill in dollars." },
    {
      name: "transfer_amount",
      type: "number" as const,
      description: "Amount of money, in dollars, to transfer.",
    },
  ];
  const lines = "A: What is the bill amount?\nC: It's ninety dollars.";
  expect(readAll(fields, lines)).toEqual({ bill_amount: 90, transfer_amount: null });
});

test("a duration is told in the unit asked for", () => {
  const field = { type: "number", description: "For how many days the patient has had a cough" } as const;
  expect(readOne(field, "A: How long have you had the cough?\nC: For two weeks.")).toBe(14);
});

test("the ends of a stretch of time go to the fields that ask for them", () => {
  const fields = [
    {
      name: "check_in",
      type: "string" as const,
      description: "First day of the stay. Give it as YYYY-MM-DD.",
    },
    { name: "check_out", type: "string" as const, description: "Day of departure. Give it as YYYY-MM-DD." },
  ];
  const lines = "A: Which dates?\nC: From May 8th to May 29th.";
  expect(readAll(fields, lines)).toEqual({ check_in: "2027-05-08", check_out: "2027-05-29" });
});

test("arrival and departure are told apart", () => {
  const fields = [
    {
      name: "leaves",
      type: "string" as const,
      description: "Departure time. Give it as HH:MM on the 24-hour clock.",
    },
    {
      name: "lands",
      type: "string" as const,
      description: "Arrival time. Give it as HH:MM on the 24-hour clock.",
    },
  ];
  const lines = "A: The flight departs at 9:15 am and arrives at 11:40 am.";
  expect(readAll(fields, lines)).toEqual({ leaves: "09:15", lands: "11:40" });
});

test("a courtesy's today is no date", () => {
  const field = { type: "string", description: "Day of the appointment. Give it as YYYY-MM-DD." } as const;
  expect(readOne(field, "A: How can I help you today?\nC: I have a question.")).toBe(null);
});

test.for([
  ["the option said last", "C: A double room.\nA: A double?\nC: No wait, a suite.", "suite"],
  [
    "none where the agent offers several",
    "A: Would you like a single, a double or a suite?\nC: Let me think.",
    null,
  ],
  ["none that is refused", "C: Not a single.", null],
] as const)("a choice is %s", ([, lines, option]) => {
  expect(readOne(SIZE, lines)).toBe(option);
});

test("an option that two fields share goes by where it comes from and where it goes", () => {
  const options = ["checking", "savings"];
  const fields = [
    { name: "source", type: "enum" as const, description: "Account the money is taken from.", options },
    { name: "target", type: "enum" as const, description: "Account the money is moved into.", options },
  ];
  const lines = "C: Move it from my checking account to my savings account.";
  expect(readAll(fields, lines)).toEqual({ source: "checking", target: "savings" });
});

test.for([
  ["reported done", "C: Book it.\nA: Your booking has been confirmed.", true],
  ["reported failed", "C: Book it.\nA: I'm sorry, the booking could not be made.", false],
  [
    "done at the second try",
    "A: Sorry, I was unable to book it.\nC: Try again.\nA: I have booked it now.",
    true,
  ],
  ["not asked for", "A: Shall I book it?\nC: No, not now.", false],
  ["not done by the customer's word", "C: Your booking has been confirmed.", false],
] as const)("an outcome %s", ([, lines, done]) => {
  expect(readOne(BOOKED, lines)).toBe(done);
});

test.for([
  ["the answer to the question", "C: Are pets allowed?\nA: Yes, they are.", true],
  ["a refusal", "C: Are pets allowed?\nA: No, unfortunately not.", false],
  ["a statement", "A: Pets are not allowed here.", false],
  ["nothing, where it does not come up", "C: Is there a pool?\nA: Yes.", null],
] as const)("whether something is so follows %s", ([, lines, value]) => {
  expect(readOne(PETS, lines)).toBe(value);
});

test.for([
  ["C: I'm very interested, let's do it.", "high"],
  ["C: Maybe, I have to think about it.", "medium"],
  ["C: Sorry, I'm not interested.", "none"],
  ["C: Çok ilgileniyorum.", "high"],
  ["C: Lo siento, no me interesa.", "none"],
  ["C: Vielleicht, ich muss es mir noch überlegen.", "medium"],
  ["C: I'm very interested.\nA: Great!\nC: Oh, that price. No, I'm not interested.", "none"],
  ["C: What are your opening hours?", null],
] as const)("%j shows the interest %s", ([lines, level]) => {
  expect(readOne(INTEREST, lines)).toBe(level);
});

test.for([
  ["12 Main Street", "A: Where shall we send it?\nC: To 12 Main Street, please."],
  ["Lindenstraße 7", "A: Wohin sollen wir liefern?\nC: In die Lindenstraße 7, bitte."],
  ["Calle Mayor 15", "A: ¿A qué dirección?\nC: Calle Mayor 15."],
  ["Atatürk Caddesi No 12", "A: Adresiniz nedir?\nC: Atatürk Caddesi No 12."],
] as const)("reads the address %s", ([address, lines]) => {
  expect(readOne({ type: "string", description: "Address of the customer" }, lines)).toBe(address);
});

test("a street said aloud is written with its number", () => {
  const lines = "A: what is your address\nC: it's eight seventy one main street";
  expect(readOne({ type: "string", description: "Address of the customer" }, lines)).toBe("871 Main Street");
  expect(readOne({ type: "string", description: "Full address with zip code" }, lines)).toBe(null);
});

test.for([
  ["K74Q2", "A: Your order number?\nC: It's K 7 4 Q 2."],
  ["B447", "A: Your order number?\nC: Bravo four four seven."],
  ["A45920", "A: Your order number?\nC: A45920"],
] as const)("puts the code %s together", ([code, lines]) => {
  expect(readOne({ type: "string", description: "Order number" }, lines)).toBe(code);
});

test("an amount with its currency is given in the words used", () => {
  const field = { type: "string", description: "Price", format: "currency" } as const;
  expect(readOne(field, "A: The price is 1,200 dollars.")).toBe("1,200 dollars");
});

import { expect, test } from "vitest";
import { readAll, readOne } from "./read-one.ts";

const GREETING = "A: Elm Dental, you're through to Rosa. Who am I speaking with?\nC: Piet Hansen.";

test.for([
  ["the agent, by a role", "First name of the clerk.", "Rosa"],
  ["the agent, by the call", "Who answered the call.", "Rosa"],
  ["the customer, by a role", "Name of the policyholder.", "Piet Hansen"],
  ["the customer, by what they do", "Person who pays the bill.", "Piet Hansen"],
  ["the customer, by a word no table holds", "Name of the nominee.", "Piet Hansen"],
  ["nobody, for a thing that was not named", "Name of the pharmacy.", null],
  ["nobody, for people who were not spoken of", "Name of a witness.", null],
] as const)("a name is that of %s", ([, description, name]) => {
  expect(readOne({ type: "string", description }, GREETING)).toBe(name);
});

test.for([
  ["confirmed", "A: Am I speaking with Ola Berg?\nC: Yes.", "Ola Berg"],
  ["confirmed by whoever speaks", "A: May I speak with Ola Berg please?\nC: Speaking.", "Ola Berg"],
  ["confirmed in lower case", "A: and is that mister ola berg\nC: yes that's me", "Ola Berg"],
  ["answered in lower case", "A: who am i talking to\nC: ola berg", "Ola Berg"],
  ["not taken from a question that was denied", "A: Am I speaking with Ola Berg?\nC: No.", null],
  ["not the answer about another name", "A: What was the name of the cream?\nC: Solvexin.", null],
  ["not somebody else's", "C: Her name is Ola Berg.", null],
] as const)("the customer's name is %s", ([, lines, name]) => {
  expect(readOne({ type: "string", description: "Name of the customer." }, lines)).toBe(name);
});

test("somebody who is spoken of is told by what they are, and is not who calls", () => {
  const fields = [
    { name: "parent", type: "string" as const, description: "Name of the parent." },
    { name: "child", type: "string" as const, description: "First name of the child." },
    { name: "technician", type: "string" as const, description: "Name of the technician." },
  ];
  const lines = "A: Your name, please?\nC: Ines Duarte. It's about my daughter Nora.";
  expect(readAll(fields, lines)).toEqual({ parent: "Ines Duarte", child: "Nora", technician: null });
});

test("a company is greeted with as well, but is no agent's name", () => {
  const lines = "A: Hello, this is Larkfield Bank, my name is Tess.\nC: Hi.";
  expect(readOne({ type: "string", description: "Name of the agent." }, lines)).toBe("Tess");
});

test("whoever is asked for is not who asks", () => {
  const lines = "A: Good morning. Am I speaking with Ola Berg?\nC: Yes.";
  expect(readOne({ type: "string", description: "Name of the agent." }, lines)).toBe(null);
});

test("one company is not two fields' answer", () => {
  const fields = [
    { name: "company", type: "string" as const, description: "Name of the customer's company." },
    { name: "software", type: "string" as const, description: "Software in use at present." },
  ];
  const lines =
    "A: What's the name of your company?\nC: It's called Kestrel Mills.\nA: And which software?\nC: None.";
  expect(readAll(fields, lines)).toEqual({ company: "Kestrel Mills", software: null });
});

test("a thing that the customer takes up is the one that was chosen", () => {
  const lines =
    "A: The film Red Harbour or the film Long Winter?\nC: Long Winter.\nA: The film Red Harbour was good, too.";
  expect(readOne({ type: "string", description: "Title of the film chosen." }, lines)).toBe("Long Winter");
});

test("a number belongs to a name, unless it counts", () => {
  const field = { type: "string", description: "Station at which the train arrives." } as const;
  expect(readOne(field, "A: The train arrives at Dock Station 4 at noon.")).toBe("Dock Station 4");
  expect(readOne(field, "A: The train to Dock Station 4 people took was late.")).toBe("Dock Station");
});

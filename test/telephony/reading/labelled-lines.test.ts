import { expect, test } from "vitest";
import { readLabelledLines } from "../../../src/telephony/reading/labelled-lines.ts";

const ROLES = { bot: "agent", human: "customer" } as const;
const read = (text: string) => readLabelledLines(text, ROLES).map(({ role, text: said }) => [role, said]);

test("begins a turn at a label that it knows, and goes on with the turn before at anything else", () => {
  expect(read("Well\n then\r\nBot : One thing: hello.\n\nhuman:\r human: At\nnoon: yes.\n: so")).toEqual([
    ["system", "Well then"],
    ["agent", "One thing: hello."],
    ["customer", "At noon: yes. : so"],
  ]);
});

test("lets the connection's labels come first, as they are written there", () => {
  const roles = { Bot: "customer", IVR: "system" } as const;
  expect(readLabelledLines("Bot: Hi\nbot: Hello\nIVR: Press one", roles, ROLES)).toEqual([
    { role: "customer", text: "Hi" },
    { role: "agent", text: "Hello" },
    { role: "system", text: "Press one" },
  ]);
});

test.each(["constructor", "__proto__", ""])("takes %j for no label", (label) => {
  expect(read(`bot: Hi\n${label}: there`)).toEqual([["agent", `Hi ${label}: there`]]);
});

test("comes to an end with a megabyte of blanks, and with hundreds of thousands of lines", () => {
  const blanks = " ".repeat(1_000_000);
  expect(read(`bot: Hi\n${blanks}\n${blanks}x${blanks}\nhuman${blanks}: Bye`)).toEqual([
    ["agent", "Hi x"],
    ["customer", "Bye"],
  ]);
  const [turn] = readLabelledLines(`bot: Hi\n${"ab\n".repeat(400_000)}`, ROLES);
  expect(turn?.text).toHaveLength("Hi".length + 400_000 * " ab".length);
});

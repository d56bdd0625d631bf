import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../src/extraction/answer.ts";
import { resolveField } from "../../src/extraction/field.ts";

const NAME = resolveField({ name: "name", type: "string", description: "Name" });
const LEVEL = resolveField({ name: "level", type: "enum", description: "high, low, none, unknown" });

/** The reading of the one field `name` in an answer. */
function nameIn(answer: unknown) {
  const parsed = parseAnswer(answer, [NAME]);
  return parsed.kind === "read" ? parsed.readings.name : parsed.kind;
}

describe("a model's answer", () => {
  it.each([
    ["trailing commas", '{"name": {"turn": 1, "quote": "Jane", "value": "Jane",},}'],
    ["single quotes", "{'name': {'turn': 1, 'quote': 'Jane', 'value': 'Jane'}}"],
    ["comments", '{"name": {"turn": 1, /* here */ "quote": "Jane", "value": "Jane"}} // done'],
    ["prose around it", 'Sure! {"name": {"turn": 1, "quote": "Jane", "value": "Jane"}} Hope {that} helps.'],
    ["a turn as text", { name: { turn: "[1]", quote: "Jane", value: "Jane" } }],
    ["members that nobody asked for", { name: { turn: 1, quote: "Jane", value: "Jane", confidence: 0.93 } }],
  ])("is read through %s", (_, answer) => {
    expect(nameIn(answer)).toEqual({ raw: "Jane", turn: 1, quote: "Jane" });
  });

  it.each([
    ["in its value", '{"name": {"turn": 1, "quote": "Jane Roe", "value": "Jane R'],
    ["after its value", '{"name": {"turn": 1, "quote": "Jane", "value": "Jane"'],
    ["between its braces", '{"name": {"turn": 1, "quote": "Jane", "value": "Jane"}'],
  ])("is unreadable where it is cut off %s", (_, answer) => {
    expect(nameIn(answer)).toBe("unreadable");
  });

  it.each([
    "I'm sorry, but I can't assist with that request.",
    "I cannot process personal data such as phone numbers.",
    "As a language model I am unable to help with this.",
  ])("is a refusal where it says so: %s", (answer) => {
    expect(nameIn(answer)).toBe("refused");
  });

  it("is no refusal where the value talks of one", () => {
    expect(
      nameIn({ name: { turn: 1, quote: "we can't help", value: "we can't help with that" } }),
    ).toMatchObject({
      raw: "we can't help with that",
    });
  });

  it("joins a list of things that were said", () => {
    expect(nameIn({ name: { turn: 1, quote: "Jane and Ann", value: ["Jane", "Ann"] } })).toMatchObject({
      raw: "Jane, Ann",
    });
  });

  it.each([
    ["an object as a value", { first: "Jane" }],
    ["an object that is no citation", { name: "Jane", age: 3 }],
  ])("keeps %s as JSON, so that it is marked and not lost", (_, value) => {
    expect(nameIn({ name: value })).toMatchObject({ raw: JSON.stringify(value) });
  });

  it("keeps an option that is spelled like nothing", () => {
    const read = (value: string) => {
      const parsed = parseAnswer({ level: { turn: 0, quote: "x", value } }, [LEVEL]);
      return parsed.kind === "read" ? parsed.readings.level?.raw : parsed.kind;
    };
    expect([read("none"), read("Unknown"), read("N/A")]).toEqual(["none", "Unknown", undefined]);
  });

  it("keeps a none that was said, and drops one that stands for null", () => {
    expect(nameIn({ name: { turn: 1, quote: "Allergies? None at all", value: "none" } })).toMatchObject({
      raw: "none",
    });
    expect(nameIn({ name: { turn: 1, quote: "Hello", value: "None" } })).toBeNull();
    expect(nameIn({ name: "None" })).toBeNull();
  });

  it.each(["__proto__", "constructor", "toString"])("reads a field called %s as any other", (name) => {
    const field = resolveField({ name, type: "string", description: "" });
    const absent = parseAnswer({ other: 1, [name === "constructor" ? "name" : "x"]: 1 }, [field, NAME]);
    expect(absent.kind === "read" ? absent.readings[name] : null).toBeNull();
    const present = parseAnswer(`{"${name}": {"turn": 0, "quote": "Jane", "value": "Jane"}}`, [field]);
    expect(present.kind === "read" && Object.entries(present.readings)).toEqual([
      [name, { raw: "Jane", turn: 0, quote: "Jane" }],
    ]);
  });

  it("is unreadable, not fatal, where it is nested without end or longer than any answer", () => {
    expect(nameIn(`{"name": ${"[".repeat(100_000)}`)).toBe("unreadable");
    expect(nameIn(`{"name": ${"[".repeat(50_000)}${"]".repeat(50_000)}}`)).not.toBe("refused");
    expect(nameIn(`{"name": "${"x".repeat(300_000)}"}`)).toBe("unreadable");
  });
});

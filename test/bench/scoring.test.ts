import { describe, expect, it } from "vitest";
import { kindOf, LabelledCall, matches, type Value } from "../../bench/scoring.ts";

const label = (type: string, expected: Value, format?: string, alternates?: string[]): LabelledCall =>
  LabelledCall.parse({
    id: "a",
    turns: [],
    fields: [{ name: "x", type, ...(type === "enum" && { options: ["Hoch", "Tief"] }) }],
    expected: { x: expected },
    ...(alternates && { alternates: { x: alternates } }),
    meta: { formats: format ? { x: format } : {} },
  });

describe("an answer", () => {
  it.each<[string, Value, string | undefined, Value]>([
    ["string", "Álvaro Benítez", undefined, "alvaro benitez."],
    ["string", "Yıldız", undefined, "YILDIZ"],
    ["string", "Goethestraße 31", undefined, "GOETHESTRASSE 31"],
    ["string", "Black & White", undefined, "black and white"],
    ["string", "東京", undefined, "東京"],
    ["string", "LK17 VNO", "code", "lk17vno"],
    ["string", "07700900146", "phone", "+44 7700 900146"],
    ["string", "44719028", "digits", "4471-9028"],
    ["string", "15:30", "time", "3:30 pm"],
    ["string", "2026-03-13", "date", "2026-03-13T00:00:00Z"],
    ["number", 1200, undefined, "$1,200.00"],
    ["number", 0, undefined, 0],
    ["boolean", false, undefined, "no"],
    ["enum", "Hoch", undefined, "hoch"],
  ])("counts as right by its kind: %s %j (%s) for %j", (type, expected, format, got) => {
    expect(matches(label(type, expected, format), "x", got)).toBe(true);
  });

  it.each<[string, Value, string | undefined, Value]>([
    ["string", "東京", undefined, "大阪"],
    ["string", "Kadıköy", undefined, "Kadköy"],
    ["string", "07700900146", "phone", "07700900147"],
    ["string", "900146", "phone", "146"],
    ["string", "44719028", "digits", "719028"],
    ["string", "15:30", "time", "3:30"],
    ["string", "2026-03-13", "date", "2026-03-12"],
    ["number", 1200, undefined, 1201],
    ["number", 0, undefined, ""],
    ["boolean", false, undefined, true],
    ["string", null, undefined, "anything"],
  ])("counts as wrong: %s %j (%s) for %j", (type, expected, format, got) => {
    expect(matches(label(type, expected, format), "x", got)).toBe(false);
  });

  it("may be one of the other spellings of its label", () => {
    const call = label("string", "Jane Bell", undefined, ["Jane Belle"]);
    expect(["jane belle", "Jane Ball"].map((got) => matches(call, "x", got))).toEqual([true, false]);
  });
});

describe("the kind of a field", () => {
  it.each([
    ["number", undefined, "number"],
    ["string", undefined, "string/plain"],
    ["string", "date", "string/date"],
    ["string", "digits", "string/phone"],
    ["string", "email", "string/code"],
  ])("is its type, and for a string what it holds: %s %s", (type, format, kind) => {
    expect(kindOf(label(type, null, format), "x")).toBe(kind);
  });
});

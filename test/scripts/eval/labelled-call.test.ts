import { describe, expect, it } from "vitest";
import sample from "../../../bench/calls.jsonl?raw";
import { halfOf } from "../../../scripts/eval/half.ts";
import { readLabels, withoutPii } from "../../../scripts/eval/labelled-call.ts";
import { requestOf } from "../../../scripts/eval/request.ts";

const line = (change = {}) =>
  JSON.stringify({
    id: "a",
    turns: [{ role: "user", text: "Ada." }],
    fields: [{ name: "name", type: "string" }],
    expected: { name: "Ada" },
    ...change,
  });

describe("a file of labelled calls", () => {
  it("is read with its answers, and with what a line may leave out", () => {
    expect(readLabels(line(), 9)).toMatchObject([
      { id: "a", source: "file", call_time: null, timezone: null, expected: { name: "Ada" } },
    ]);
  });

  it.each([
    [line({ expected: {} }), /Line 1 is not a labelled call:[\s\S]*expected\.name/],
    [line({ expected: undefined }), /expected/],
    [line({ fields: [{ name: "name", type: "text" }] }), /fields\[0\]\.type/],
    [`${line()}\nnull`, /Line 2 is not a labelled call/],
    [`${line()}\n${line()}`, /twice/],
  ])("is refused with the line and the member that is wrong: %s", (text, message) => {
    expect(() => readLabels(text, 9)).toThrow(message);
  });

  it("falls into two halves, always the same, and a limit counts within one", () => {
    const ids = Array.from({ length: 40 }, (_, index) => `call-${index}`);
    const text = ids.map((id) => line({ id })).join("\n");
    const [a, b] = [readLabels(text, 99, "A"), readLabels(text, 99, "B")];
    expect(new Set([...a, ...b].map(({ id }) => id))).toEqual(new Set(ids));
    expect([a, b].map(({ length }) => length > 10)).toEqual([true, true]);
    expect(a.every(({ id }) => halfOf(id) === "A")).toBe(true);
    expect(readLabels(text, 3, "B")).toEqual(b.slice(0, 3));
    expect(() => readLabels(text, 3, "C")).toThrow("--half is C");
  });

  it("is sent without the marks that would mask its values", () => {
    const [call] = readLabels(
      line({ fields: [{ name: "name", type: "string", pii: true, required: true }] }),
      9,
    );
    expect(call && withoutPii(call).fields).toEqual([
      { name: "name", type: "string", description: "", required: true },
    ]);
  });
});

describe("the sample calls", () => {
  const calls = readLabels(sample, Number.POSITIVE_INFINITY);
  const labels = calls.flatMap(({ expected }) => Object.values(expected));

  it("are forty, in the four languages, a quarter of their fields without a value", () => {
    expect(calls).toHaveLength(40);
    const languages = new Set(calls.map(({ language }) => language?.slice(0, 2)));
    expect([...languages].sort()).toEqual(["de", "en", "es", "tr"]);
    const nulls = labels.filter((value) => value === null).length;
    expect(Math.round((10 * nulls) / labels.length)).toBe(3);
  });

  it("are calls that the worker takes, labelled with values that their fields can have", () => {
    for (const call of calls) {
      expect(requestOf(call).turns.length).toBe(call.turns.length);
      expect(Object.keys(call.expected)).toEqual(call.fields.map(({ name }) => name));
      for (const { name, type, options } of call.fields) {
        const value = call.expected[name];
        if (type === "enum") expect([...(options ?? []), null]).toContain(value);
        else if (value !== null) expect(typeof value).toBe(type);
      }
    }
  });
});

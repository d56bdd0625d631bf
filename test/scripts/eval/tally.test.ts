import { describe, expect, it } from "vitest";
import { judge } from "../../../scripts/eval/judge.ts";
import { rowsOf, sharesOf } from "../../../scripts/eval/tally.ts";
import { answered, labelled } from "./judged.ts";

const grounded = (value: string) => ({ value, status: "grounded" as const });
const absent = { value: null, status: "not_mentioned" as const };

describe("the shares of a group of fields", () => {
  it("count a wrong value twice, a null against recall, and a made-up value against precision", () => {
    const call = labelled({ right: "x", wrong: "x", missed: "x", silent: null, one: null, two: null });
    const answer = answered({
      right: grounded("X."),
      wrong: { value: "y", status: "inferred" },
      missed: absent,
      silent: absent,
      one: grounded("z"),
      two: grounded("z"),
    });
    expect(sharesOf(judge(call, answer))).toEqual({
      precision: 1 / 4,
      recall: 1 / 3,
      f1: expect.closeTo(2 / 7),
      hallucination: 2 / 3,
      grounded: 3 / 4,
      review: 0,
      wrongInReview: null,
    });
  });

  it("say how often a mark for review was deserved: the value is wrong or missing", () => {
    const marked = { needs_review: true as const };
    const call = labelled({ right: "x", wrong: "x", missed: "x", silent: null, unmarked: "x" });
    const answer = answered({
      right: { ...grounded("x"), ...marked },
      wrong: { ...grounded("y"), ...marked },
      missed: { ...absent, ...marked },
      silent: { ...absent, ...marked },
      unmarked: grounded("y"),
    });
    expect(sharesOf(judge(call, answer))).toMatchObject({ review: 4 / 5, wrongInReview: 1 / 2 });
  });

  it("take a call that was not read as one that gave nothing", () => {
    const failed = judge(labelled({ name: "Ada", city: null }), undefined);
    expect(sharesOf(failed)).toMatchObject({ recall: 0, f1: 0, precision: null, hallucination: 0 });
  });

  it("take words for nothing as nothing", () => {
    const fields = judge(labelled({ name: null }), answered({ name: grounded(" N/A ") }));
    expect(sharesOf(fields)).toMatchObject({ hallucination: 0, grounded: null });
  });

  it("take such a word as a value where it is an option", () => {
    const fields = [{ name: "interest", type: "enum" as const, description: "", options: ["high", "none"] }];
    const call = labelled({ interest: "none" }, { fields });
    expect(sharesOf(judge(call, answered({ interest: grounded("none") })))).toMatchObject({ recall: 1 });
  });

  it("know no recall where nothing is stated, and no hallucination where all is", () => {
    const nothing = judge(labelled({ name: null }), answered({ name: absent }));
    expect(sharesOf(nothing)).toMatchObject({ recall: null, f1: null, hallucination: 0 });
    const everything = judge(labelled({ name: "Ada" }), answered({ name: grounded("Ada") }));
    expect(sharesOf(everything)).toMatchObject({ f1: 1, hallucination: null });
  });
});

describe("the rows of the table", () => {
  const spoken = labelled({ a: "x", b: true }, { source: "big", meta: { spoken: true } });
  const typed = labelled({ a: "x" }, { source: "small", meta: { spoken: false, formats: { a: "date" } } });
  const unsaid = labelled({ a: "x" }, { source: "small" });
  const rows = rowsOf([
    ...judge(spoken, answered({ a: grounded("x"), b: { value: true, status: "inferred" } })),
    ...judge(typed, answered({ a: grounded("y") })),
    ...judge(unsaid, undefined),
  ]);

  it("stand for all, for speech, for each source and for each kind, in this order", () => {
    expect(rows.map(({ name, fields }) => [name, fields])).toEqual([
      ["all", 4],
      ["spoken", 2],
      ["typed", 1],
      ["source big", 2],
      ["source small", 2],
      ["mean over sources", null],
      ["type boolean", 1],
      ["type string/date", 1],
      ["type string/plain", 2],
    ]);
  });

  it("give each source the same weight in their mean, and leave out what a source has not", () => {
    const { shares } = rows.find(({ name }) => name === "mean over sources") ?? {};
    expect(shares).toMatchObject({
      recall: 1 / 2,
      precision: 1 / 2,
      hallucination: null,
      wrongInReview: null,
    });
  });
});

import { describe, expect, test } from "vitest";
import * as z from "zod";
import { membersOf, unknownTo } from "../../src/connections/members.ts";

describe("the members of a form", () => {
  test("are read through refinements, transforms and defaults, as a client sends them", () => {
    const form = z
      .strictObject({
        url: z.string().transform((text) => new URL(text)),
        key: z.string().trim().min(1),
        auth: z.enum(["a", "b"]).default("a"),
        odd: z.custom<Date>(() => true).optional(),
      })
      .refine(({ key }) => key !== "")
      .transform((members) => ({ ...members, made: 1 }));
    expect(membersOf(form)).toEqual([
      { name: "url", required: true },
      { name: "key", required: true },
      { name: "auth", required: false },
      { name: "odd", required: false },
    ]);
    expect(membersOf(z.strictObject({ a: z.string() }).default({ a: "x" }))).toEqual([
      { name: "a", required: true },
    ]);
  });

  test("are those of both halves where two forms hold together", () => {
    const both = z.object({ a: z.string() }).and(z.object({ b: z.string().optional() }));
    expect(membersOf(both)).toEqual([
      { name: "a", required: true },
      { name: "b", required: false },
    ]);
    expect(unknownTo(both, { a: "", c: "" })).toEqual(["c"]);
  });

  test.each([
    ["strict", z.strictObject({ a: z.string() }), ["b"]],
    ["that passes over what it does not know", z.object({ a: z.string() }), ["b"]],
    ["that takes anything", z.looseObject({ a: z.string() }), []],
    ["that is a record", z.record(z.string(), z.string()), []],
    ["that nobody can look into", z.custom<object>(() => true), []],
  ])("of a form %s are known or not", (_, form, unknown) => {
    expect(unknownTo(form, { a: "x", b: "y" })).toEqual(unknown);
  });
});

import { expect, test } from "vitest";
import { matchOption } from "../../../src/extraction/values/option.ts";

test.each([
  ["high", "high"],
  [" HIGH. ", "high"],
  ["İSTANBUL", "istanbul"],
  ["ısparta", "Isparta"],
  ["muy alto", "Muy  Alto"],
  ["sabado", "sábado"],
])("%s is the option %s", (said, option) => {
  expect(matchOption(said, [option, "low"])).toEqual({ kind: "value", value: option });
});

test("nothing but the option itself will do", () => {
  for (const said of ["highest", "very high", "hig", "h"]) {
    expect(matchOption(said, ["high", "low"]).kind).toBe("unreadable");
  }
});

test("options that differ in case alone are told apart only when written exactly", () => {
  expect(matchOption("A", ["a", "A"])).toEqual({ kind: "value", value: "A" });
  expect(matchOption("Á", ["a", "A"])).toEqual({ kind: "ambiguous", alternatives: ["a", "A"] });
});

import { expect, test } from "vitest";
import { meaningOf, named, roleOf } from "../../../src/telephony/reading/vocabulary.ts";

const USUAL = { bot: "agent", human: "customer" } as const;

test("lets the roles of a connection come before the adapter's own", () => {
  expect(roleOf("bot", { bot: "customer" }, USUAL)).toBe("customer");
  expect(roleOf("human", { bot: "customer" }, USUAL)).toBe("customer");
  expect(roleOf("nobody", {}, USUAL)).toBeNull();
});

test.each(["constructor", "toString", "__proto__"])("knows no word %s that it was not given", (word) => {
  expect(meaningOf(USUAL, word)).toBeUndefined();
  expect(roleOf(word, {}, USUAL)).toBeNull();
});

test.each([
  ["call.started", "call.started"],
  [7, "7"],
  ["she said hello", "without a name"],
  ["x".repeat(61), "without a name"],
  [null, "without a name"],
  [{ toString: 1 }, "without a name"],
  [["call.started"], "without a name"],
])("lets %s into a log as %s", (label, name) => {
  expect(named(label)).toBe(name);
});

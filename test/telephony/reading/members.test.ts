import { expect, test } from "vitest";
import * as z from "zod";
import { amount, count, direction, listOf, text, webUrl } from "../../../src/telephony/reading/members.ts";

test.each([
  ["text", text, 7],
  ["a count", count, -1],
  ["an amount", amount, "about 5"],
  ["a direction", direction, "sideways"],
  ["a web address", webUrl, "file:///etc/passwd"],
  ["a web address", webUrl, `https://recordings.example.com/${"a".repeat(2_000)}`],
  ["a list", listOf(z.string()), "a"],
])("takes %s that is odd for one that is not told", (_, schema, odd) => {
  const call = z.looseObject({ id: z.string(), odd: schema });
  expect(call.parse({ id: "c1", odd })).toEqual({ id: "c1", odd: null });
  expect(call.safeParse({ id: "c1" }).success).toBe(true);
});

test.each([
  [50, 50],
  ["50", 50],
  [" 0.83 ", 0.83],
  [-1, null],
  ["", null],
  ["1e3", null],
])("reads %j as the amount %j", (written, read) => {
  expect(amount.parse(written)).toBe(read);
});

test("keeps the place of an odd item in a list", () => {
  expect(listOf(z.looseObject({ id: z.string() })).parse([{ id: "a" }, 7, null])).toEqual([
    { id: "a" },
    null,
    null,
  ]);
});

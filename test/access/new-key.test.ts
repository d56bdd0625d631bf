import { expect, test } from "vitest";
import { newApiKey } from "../../src/access/new-key.ts";

test("a new API key is sk_ and forty letters and digits, and no two are the same", () => {
  const keys = Array.from({ length: 2_000 }, newApiKey);
  expect(keys.filter((key) => !/^sk_[0-9A-Za-z]{40}$/.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a new API key uses every letter and digit alike", () => {
  const drawn = new Map<string, number>();
  for (let i = 0; i < 2_000; i++) {
    for (const character of newApiKey().slice(3)) drawn.set(character, (drawn.get(character) ?? 0) + 1);
  }
  // 80,000 draws: 1,290 of each are due, and eight standard deviations are 284.
  expect(drawn.size).toBe(62);
  expect([...drawn].filter(([, times]) => Math.abs(times - 1_290) > 284)).toEqual([]);
});

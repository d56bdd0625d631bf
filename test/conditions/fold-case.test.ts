import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "../../src/conditions/compare.ts";
import { foldCase, replacementsFor } from "../../src/fold-case.ts";

describe("contains", () => {
  test.each([
    ["İstanbul", "istanbul", true],
    ["ISTANBUL", "İstanbul", true],
    ["ISPARTA", "ısparta", true],
    ["ısparta", "Isparta", true],
    ["İstanbul".toLowerCase(), "istanbul", true],
    ["Lange Straße 5", "LANGE STRASSE", true],
    ["LANGE STRASSE", "straße", true],
    ["GROẞE", "große", true],
    ["CAFÉ CENTRAL", "café", true],
    ["Cafe\u0301", "CAFÉ", true],
    ["Café", "cafe", false],
    ["ŞİŞLİ", "şişli", true],
    ["МОСКВА", "москва", true],
    ["ΟΔΟΣ", "οδός".normalize("NFD").replace("\u0301", ""), true],
    ["οδος", "ΟΔΟΣ", true],
    ["\u212Aelvin", "kelvin", true],
    ["ﬁnal", "final", false],
    ["Zürich", "ZURICH", false],
  ])("%s contains %s: %s", (text, sought, expected) => {
    expect(compare(text, "contains", sought)).toBe(expected);
  });
});

/** Letters with capitals, and those about them that folding has to look out for. */
const letter = fc.constantFrom(
  ..."aAbBiIsSkKzZ1 çÇğĞıİşŞöÖüÜßẞéÉèÈñÑåÅÅKſσςΣжЖёЁµΜǅǆǰﬁʼnᾀᾈꭰᎠდᲓ".split(""),
  "i\u0307",
  "𐐀",
  "𐐨",
);
const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(""));

/** What SQLite makes of it: its own `lower` knows ASCII alone. */
const replaced = (value: string, sought: string) =>
  replacementsFor(sought).reduce(
    (so, [from, to]) => so.replaceAll(from, to),
    value.replace(/[A-Z]/g, (one) => one.toLowerCase()),
  );

test("composed text with its letters replaced holds a folded text wherever its folding does", () => {
  fc.assert(
    fc.property(text, text, (value, sought) => {
      const composed = value.normalize("NFC");
      const folded = foldCase(sought);
      expect(replaced(composed, folded).includes(folded)).toBe(foldCase(value).includes(folded));
    }),
    { numRuns: 1_500 },
  );
  fc.assert(
    fc.property(text, fc.nat(11), fc.nat(11), (value, from, length) => {
      const folded = foldCase(
        foldCase(value)
          .slice(from, from + length)
          .toWellFormed(),
      );
      if (foldCase(value).includes(folded))
        expect(replaced(value.normalize("NFC"), folded).includes(folded)).toBe(true);
    }),
    { numRuns: 1_500 },
  );
});

test("folding what is folded changes nothing", () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(foldCase(foldCase(value))).toBe(foldCase(value));
    }),
  );
});

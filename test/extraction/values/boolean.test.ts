import { expect, test } from "vitest";
import { findBooleans, parseBoolean } from "../../../src/extraction/values/boolean.ts";
import type { Language } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

test.each<[Language, boolean, string[]]>([
  ["en", true, ["yes", "Yes, please.", "TRUE", "that's correct", "sure, on Monday", "yep", "1", "right"]],
  ["en", false, ["no", "No thank you", "false", "nope", "not yet", "I don't think so", "0", "never"]],
  ["tr", true, ["evet", "EVET", "tabii ki", "evet lütfen", "doğru", "olur", "true"]],
  ["tr", false, ["hayır", "HAYIR", "hayir", "hayır, gerek yok", "istemiyorum", "yok", "false"]],
  ["es", true, ["sí", "si", "Sí, claro", "por supuesto", "de acuerdo", "true"]],
  ["es", false, ["no", "no, gracias", "claro que no", "todavía no", "false"]],
  ["de", true, ["ja", "Ja, gerne", "genau", "auf jeden Fall", "natürlich", "true"]],
  ["de", false, ["nein", "NEIN", "nein danke", "auf keinen Fall", "noch nicht", "false"]],
])("%s: the answers for %s are understood", (language, value, phrases) => {
  for (const phrase of phrases) {
    expect([phrase, parseBoolean(phrase, settingIn(language))]).toEqual([phrase, { kind: "value", value }]);
  }
});

test.each<[Language, string]>([
  ["en", "no problem"],
  ["en", "not sure"],
  ["en", "right now I am driving"],
  ["en", "maybe"],
  ["tr", "değil mi"],
  ["tr", "bilmiyorum"],
  ["es", "no sé"],
  ["es", "si puede, llámeme"],
  ["de", "jein"],
  ["de", "kein Problem"],
])("%s: %s is neither yes nor no", (language, phrase) => {
  expect(parseBoolean(phrase, settingIn(language)).kind).toBe("unreadable");
});

test.each<[Language, boolean, string]>([
  ["es", false, "No, solo quiero la lista de precios"],
  ["es", false, "No, sé que es caro"],
  ["en", false, "No, one is enough"],
  ["en", false, "No. Only the list, please"],
  ["tr", false, "Hayır, sadece fiyat listesini istiyorum"],
  ["tr", true, "Evet, değil mi"],
  ["de", false, "Nein, nur eine Frage"],
  ["de", false, "Nee, nicht nur das"],
])("%s: a comma ends the answer %s in %s", (language, value, text) => {
  expect(findBooleans(text, settingIn(language))).toMatchObject([{ start: 0, value }]);
});

test.each<[Language, string]>([
  ["es", "No solo quiero la lista, también el catálogo"],
  ["es", "Sí, y no"],
  ["en", "No one told me"],
  ["en", "Yes, and no"],
  ["de", "Nicht nur das"],
  ["de", "Ja, und nein"],
])("%s: %s opens with no answer", (language, text) => {
  expect(findBooleans(text, settingIn(language))).toEqual([]);
});

test("an answer is found at the beginning of a turn only", () => {
  expect(findBooleans("Yes please, on Monday", settingIn("en"))).toEqual([
    { start: 0, end: 10, value: true },
  ]);
  expect(findBooleans("I told him yes", settingIn("en"))).toEqual([]);
});

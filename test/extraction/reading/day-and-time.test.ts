import { expect, test } from "vitest";
import type { FieldDefinition } from "../../../src/extraction/field.ts";
import { extractOne } from "./extract-one.ts";

const CALLBACK: FieldDefinition = {
  name: "callback_at",
  type: "string",
  description: "When to call back, in ISO 8601 format",
};

const callback = (lines: string, language: string) => extractOne(CALLBACK, lines, language);

test.for([
  ["en", "A: When can we call you?\nC: Thursday.\nA: At what time?\nC: Four in the afternoon."],
  ["en", "A: When can we call you?\nC: On Thursday, please.\nA: At four?\nC: Yes."],
  ["en", "A: When can we call you?\nC: Thursday.\nA: What time would you like?\nC: Four."],
  ["tr", "A: Sizi ne zaman arayalım?\nC: Perşembe.\nA: Saat kaçta?\nC: Dörtte."],
  ["de", "A: Wann erreichen wir Sie?\nC: Am Donnerstag.\nA: Um wie viel Uhr?\nC: Um 16 Uhr."],
  ["es", "A: ¿Cuándo le llamamos?\nC: El jueves.\nA: ¿A qué hora?\nC: A las cuatro."],
] as const)("%s: a day and its hour, said apart, are one moment", async ([language, lines]) => {
  expect(await callback(lines, language)).toMatchObject({
    value: "2026-11-26T16:00:00+00:00",
    status: "grounded",
    evidence: [expect.anything(), expect.anything()],
  });
});

test.for([
  ["an hour that was turned down", "A: When can we call?\nC: Thursday.\nA: At four?\nC: No, I can't."],
  [
    "what is open until then",
    "A: When can we call?\nC: Thursday.\nA: The shop by our old depot is open until five.",
  ],
] as const)("a day does not take %s", async ([, lines]) => {
  expect(await callback(lines, "en")).toMatchObject({ value: "2026-11-26" });
});

test.for([
  [
    "the day that is left",
    "A: Does Wednesday suit you for the call?\nC: Thursday is fine, Wednesday is bad.",
  ],
  ["the day that is named instead", "A: Shall we call on Wednesday?\nC: Not on Wednesday. On Thursday."],
] as const)("of a day and a denied one gives %s", async ([, lines]) => {
  expect(await callback(lines, "en")).toMatchObject({ value: "2026-11-26" });
});

test.for([
  ["he", "תתקשרו מחר ב-16:00 בבקשה."],
  ["ar", "غدا الساعة 16:00 من فضلك."],
  ["fr", "Demain à 16h00, s'il vous plaît."],
  ["it", "Domani alle 16:00, per favore."],
  ["pt", "Amanhã às 16:00, por favor."],
  ["nl", "Morgen om 16:00 graag."],
  ["pl", "Jutro o 16:00, proszę."],
  ["ru", "Завтра в 16:00, пожалуйста."],
] as const)("%s: tomorrow is tomorrow in languages that are read with English", async ([language, said]) => {
  expect(await callback(`A: 14:00?\nC: ${said}`, language)).toMatchObject({
    value: "2026-11-24T16:00:00+00:00",
  });
});

test("an hour among words that nobody can read is not that of today", async () => {
  expect(await callback("A: はい。\nC: 明日の16:00にお願いします。", "ja")).toMatchObject({
    value: null,
    status: "invalid",
    rule: "Only a time was said, no day.",
  });
});

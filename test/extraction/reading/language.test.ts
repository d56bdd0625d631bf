import { expect, test } from "vitest";
import { languageOfText } from "../../../src/extraction/reading/language.ts";

test.for([
  ["hello how can i help you today", "en"],
  ["iyi günler nasıl yardımcı olabilirim", "tr"],
  ["Müşterinin adı", "tr"],
  ["buenos días en qué le puedo ayudar", "es"],
  ["Número de pedido", "es"],
  ["guten tag wie kann ich ihnen helfen", "de"],
  ["Anzahl der Personen", "de"],
  ["", "en"],
  ["zzz qqq", "en"],
] as const)("%j is %s", ([text, language]) => {
  expect(languageOfText(text)).toBe(language);
});

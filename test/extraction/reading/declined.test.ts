import { expect, test } from "vitest";
import { readOne } from "./read-one.ts";

const CALLBACK = { type: "string", description: "Date and time to call back" } as const;

test.for([
  ["English", "A: Shall we call you back tomorrow at nine?\nC: No, thank you."],
  ["Turkish", "A: Sizi yarın saat dokuzda tekrar arayalım mı?\nC: Hayır, teşekkürler, gerek yok."],
  ["Spanish", "A: ¿Le llamamos de nuevo mañana a las nueve?\nC: No, gracias, no hace falta."],
  ["German", "A: Sollen wir Sie morgen um neun Uhr zurückrufen?\nC: Nein, danke, das ist nicht nötig."],
] as const)("a time that was offered and declined is nobody's wish, in %s", ([, lines]) => {
  expect(readOne(CALLBACK, lines)).toBeNull();
});

test.for([
  ["agreed to", "A: Shall we call you back tomorrow at nine?\nC: Yes, please."],
  ["agreed to by a no", "A: Would it be a problem to call back tomorrow at nine?\nC: No."],
  ["agreed to before another question", "A: So we call back tomorrow at nine. Anything else?\nC: No."],
  ["named in place of another", "A: Shall we call back tomorrow at eight?\nC: No, tomorrow at nine."],
] as const)("a time is read where it was %s", ([, lines]) => {
  expect(readOne(CALLBACK, lines)).toBe("2026-11-24T09:00:00+00:00");
});

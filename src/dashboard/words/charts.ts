import type { Words } from "./words.ts";

export const chartWords = {
  numbers: ["The same as numbers", "Aynısı sayılarla"],
  what: ["For", "Konu"],
  nothing: ["Nothing in this time.", "Bu sürede bir şey yok."],
} satisfies Words;

import { lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, touches } from "./token.ts";
import type { Setting } from "./value.ts";

export interface Ordinal {
  value: number;
  /** Index of the token behind it. */
  next: number;
  /** True for `5th` and `5º`, false for "fifth". */
  written: boolean;
}

/** The ordinal that begins at a token: "fifth", "twenty-first", `5th`, `5º`, "beşinci", "einundzwanzigsten". */
export function ordinalOf(tokens: readonly Token[], at: number, { language }: Setting): Ordinal | null {
  const token = tokens[at];
  if (token === undefined || token.kind === "mark") return null;
  const { atoms, ordinals, ordinalMarks } = lexiconOf(language).numbers;
  if (token.kind === "digits") {
    const mark = tokens[at + 1];
    const marked =
      mark !== undefined && touches(token, mark) && ordinalMarks.has(mark.text) && token.text.length < 4;
    return marked ? { value: Number(token.text), next: at + 2, written: true } : null;
  }
  const value = ordinals.get(token.text);
  if (value !== undefined) return { value, next: at + 1, written: false };
  const tens = atoms.get(token.text);
  if (tens?.room !== 10) return null;
  const unitAt = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
  const unit = ordinals.get(tokens[unitAt]?.text ?? "");
  if (unit === undefined || unit >= 10) return null;
  return { value: tens.value + unit, next: unitAt + 1, written: false };
}

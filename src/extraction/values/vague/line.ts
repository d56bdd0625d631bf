import { type Token, tokenise } from "../token.ts";
import type { Language } from "../value.ts";

/** The folded words, digits and marks of a text with one space between, so that phrases are plain patterns over them. */
export interface Line {
  text: string;
  tokens: readonly Token[];
  /** Where each token begins in `text`. */
  starts: readonly number[];
}

/** Tokens `from` up to, but not including, `to`. */
export interface Span {
  from: number;
  to: number;
}

const APOSTROPHE = /^['’‘`´"]$/;

/** `kept` are fillers that count as words. Apostrophes and quotes are passed over: "don't" is "don t". */
export function lineOf(text: string, language: Language, kept?: ReadonlySet<string>): Line {
  const tokens = tokenise(text, language, kept).filter(
    (token) => token.kind !== "mark" || !APOSTROPHE.test(token.text),
  );
  const starts: number[] = [];
  let length = 0;
  for (const token of tokens) {
    starts.push(length);
    length += token.text.length + 1;
  }
  return { text: tokens.map((token) => token.text).join(" "), tokens, starts };
}

/** The words of tokens `from` up to, but not including, `to`. */
export function wordsBetween({ tokens }: Line, from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .map(({ text }) => text)
    .join(" ");
}

import type { Phrase, Phrases } from "./phrases/phrases.ts";
import type { Line } from "./words.ts";

/** What was said at an offset of a line's text. */
export interface Found {
  kind: "wish" | "permit";
  from: number;
  to: number;
  elliptic: boolean;
}

/** How far before and behind a phrase its meaning is looked for, in characters. */
const CONTEXT_CHARS = 160;

/** Wishes and permissions of a line in the order in which they were said. */
export function scan({ text }: Line, { cue, wishes, permits }: Phrases): Found[] {
  if (!cue.test(text)) return [];
  const found = [...find(text, wishes, "wish"), ...find(text, permits, "permit")];
  return found.sort((left, right) => left.from - right.from);
}

function find(text: string, phrases: readonly Phrase[], kind: Found["kind"]): Found[] {
  const found: Found[] = [];
  for (const { said, unlessAfter, unlessBefore, elliptic = false } of phrases) {
    for (const match of text.matchAll(said)) {
      const from = match.index;
      const to = from + match[0].length;
      if (unlessAfter?.test(before(text, from)) || unlessBefore?.test(behind(text, to))) continue;
      found.push({ kind, from, to, elliptic });
    }
  }
  return found;
}

/** The part of the sentence before an offset, whole words only; it begins with a space. */
function before(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - CONTEXT_CHARS), offset);
  const sentence = near.lastIndexOf(" . ");
  return sentence >= 0 ? near.slice(sentence) : near.slice(near.indexOf(" "));
}

/** What stands behind an offset, over the end of the sentence: "Don't call. I'll call you." */
function behind(text: string, offset: number): string {
  return text.slice(offset, offset + CONTEXT_CHARS);
}

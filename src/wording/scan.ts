import type { Phrase } from "./phrase.ts";
import type { Line } from "./words.ts";

/** What was said at an offset of a line's text. */
export interface Found<Kind extends string> {
  kind: Kind;
  from: number;
  to: number;
  elliptic: boolean;
}

/** How far before and behind a phrase its meaning is looked for, in characters. */
const CONTEXT_CHARS = 160;

/** What a line says, by the kinds of phrases it was scanned for, in the order in which it was said. */
export function scan<Kind extends string>(
  { text }: Line,
  phrases: readonly (readonly [Kind, readonly Phrase[]])[],
): Found<Kind>[] {
  const found = phrases.flatMap(([kind, some]) => find(text, some, kind));
  return found.sort((left, right) => left.from - right.from);
}

function find<Kind extends string>(text: string, phrases: readonly Phrase[], kind: Kind): Found<Kind>[] {
  const found: Found<Kind>[] = [];
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

import { type Attribution, attribute } from "./attribute.ts";
import { speakerOf } from "./speaker.ts";
import type { Utterance } from "./utterance.ts";

/** Line ends of every system. */
export const LINE_END = /\r\n?|\n/;

/**
 * A plain-text transcript: `Agent: …` / `Customer: …` a line, optional time in front. Whoever can put a line end into what
 * is said can put a label behind it, and no reader of the text can tell the two apart: where that matters, send a list of
 * turns, in which one turn stays one turn.
 */
export function readLabelledText(text: string): Attribution {
  return attribute(linesOf(text), speakerOf);
}

/** The lines of a text, each of which may open with a label. */
export function linesOf(text: string): Utterance[] {
  return text.split(LINE_END).map((line) => ({ speaker: null, text: line }));
}

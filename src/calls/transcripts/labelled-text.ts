import { type Attribution, attribute } from "./attribute.ts";
import { speakerOf } from "./speaker.ts";

/** Line ends of every system. */
export const LINE_END = /\r\n?|\n/;

/** A plain-text transcript: `Agent: …` / `Customer: …` a line, optional time in front. */
export function readLabelledText(text: string): Attribution {
  return attribute(
    text.split(LINE_END).map((line) => ({ speaker: null, text: line })),
    speakerOf,
  );
}

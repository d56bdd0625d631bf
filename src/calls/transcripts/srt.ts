import { CueBlocks } from "./cues.ts";
import type { Utterance } from "./utterance.ts";

/** `<i>`, `<font color="…">` and `{\an8}`: how the line looks, not what is said. */
const STYLE = /<\/?(?:i|b|u|s|font)\b[^<>]{0,200}>|\{\\[^{}]{0,100}\}/gi;

/** SubRip: labels in the text name the speaker. A block without a timing is the rest of the cue above it. */
export const Srt = CueBlocks.transform((blocks) =>
  blocks.flatMap(({ timing, lines }) =>
    lines.map((line): Utterance => ({ speaker: null, text: line.replace(STYLE, ""), ...timing })),
  ),
);

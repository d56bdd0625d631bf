import * as z from "zod";
import { LINE_END } from "./labelled-text.ts";

/** A block of a caption file; without timing it is a header, a comment, or what follows a blank line within a cue. */
export interface CueBlock {
  timing: { start_ms: number; end_ms: number } | null;
  lines: string[];
}

/** `00:00:01.000 --> 00:00:04.000`; hours may be missing (VTT), a comma may be the point (SRT), settings may follow. */
const TIMING =
  /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?(?:\s|$)/;

/** The blocks of a VTT or SRT file, in order. Cue identifiers are left out; at least one block has a timing. */
export const CueBlocks = z
  .string("Send the caption file as text.")
  .transform((content, context): CueBlock[] => {
    const blocks: CueBlock[] = [];
    let block: CueBlock | null = null;
    for (const [i, line] of content.split(LINE_END).entries()) {
      const text = line.trim();
      const timing = readTiming(text);
      if (text === "") {
        block = null;
      } else if (timing) {
        if (block && isIdentifier(block)) block.lines.pop();
        block = { timing, lines: [] };
        blocks.push(block);
      } else if (text.includes("-->") && (!block || isIdentifier(block))) {
        context.addIssue({
          code: "custom",
          message: `Line ${i + 1} is no cue timing: write it like 00:00:01.000 --> 00:00:04.000.`,
        });
        return z.NEVER;
      } else if (block) {
        block.lines.push(text);
      } else {
        block = { timing: null, lines: [text] };
        blocks.push(block);
      }
    }
    if (!blocks.some(({ timing }) => timing)) {
      context.addIssue({
        code: "custom",
        message: "There are no cues: each needs a line such as 00:00:01.000 --> 00:00:04.000.",
      });
    }
    return blocks;
  });

/** True where the last line so far names the cue that follows, and is no speech. */
function isIdentifier({ timing, lines }: CueBlock): boolean {
  return timing === null ? lines.length > 0 : /^\d+$/.test(lines.at(-1) ?? "");
}

function readTiming(line: string): CueBlock["timing"] {
  const match = TIMING.exec(line);
  if (!match) return null;
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = match;
  return { start_ms: toMs(h1, m1, s1, f1), end_ms: toMs(h2, m2, s2, f2) };
}

function toMs(hours = "0", minutes = "0", seconds = "0", fraction = "0"): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
}

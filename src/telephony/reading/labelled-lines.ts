import type { Speaker, Turn } from "../../calls/turn.ts";
import { roleOf, type Vocabulary } from "./vocabulary.ts";

/** The longest name of a speaker; what is longer is a sentence with a colon in it. */
const MAX_LABEL_CHARS = 100;

/**
 * A transcript in one text, `bot: …` / `human: …` a line. Only labels that the provider uses begin a turn, so that a
 * sentence with a colon stays what it is; a line without one goes on with the turn before, and what stands before the
 * first label is nobody's. It takes a time that grows with the text's length and no faster: anyone may send one.
 */
export function readLabelledLines(text: string, ...roles: readonly Vocabulary<Speaker>[]): Turn[] {
  const turns: { role: Speaker; lines: string[] }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const colon = line.indexOf(":");
    const label = line.slice(0, Math.max(0, colon)).trim();
    const isLabel = label !== "" && label.length <= MAX_LABEL_CHARS;
    const role = isLabel ? (roleOf(label, ...roles) ?? roleOf(label.toLowerCase(), ...roles)) : null;
    const said = (role ? line.slice(colon + 1) : line).trim();
    const last = turns.at(-1);
    if (role) turns.push({ role, lines: [said] });
    else if (said !== "" && last) last.lines.push(said);
    else if (said !== "") turns.push({ role: "system", lines: [said] });
  }
  return turns
    .map(({ role, lines }) => ({ role, text: lines.filter(Boolean).join(" ") }))
    .filter((turn) => turn.text !== "");
}

import type { Speaker, Turn } from "../../calls/turn.ts";
import { roleOf, type Vocabulary } from "./vocabulary.ts";

/**
 * A transcript in one text, `bot: …` / `human: …` a line. Only labels that the provider uses begin a turn, so that a
 * sentence with a colon stays what it is; a line without one goes on with the turn before, and what stands before the
 * first label is nobody's.
 */
export function readLabelledLines(text: string, ...roles: readonly Vocabulary<Speaker>[]): Turn[] {
  const turns: Turn[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const [, label = "", said = ""] = /^\s*([^:]{1,100}?)\s*:(.*)$/.exec(line) ?? [];
    const role = roleOf(label.toLowerCase(), ...roles);
    const last = turns.at(-1);
    if (role) turns.push({ role, text: said.trim() });
    else if (last) last.text = `${last.text} ${line.trim()}`.trim();
    else if (line.trim() !== "") turns.push({ role: "system", text: line.trim() });
  }
  return turns.filter((turn) => turn.text !== "");
}

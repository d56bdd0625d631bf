import type { Turn } from "../turn.ts";
import { isNameLike, isNumberedSpeaker, readLabel } from "./label.ts";
import type { RoleOf } from "./speaker.ts";
import type { Utterance } from "./utterance.ts";

/** `strangers`: speakers whose role nobody gave. `unlabelled`: the first words name no speaker at all. */
export type Attribution =
  | { kind: "turns"; turns: Turn[] }
  | { kind: "strangers"; names: string[] }
  | { kind: "unlabelled" };

/** Enough to see what is missing; a transcript can hold thousands. */
const MOST_STRANGERS = 10;

/**
 * Gives each utterance to its speaker. Words without a label go on with the turn before them; who speaks is never
 * guessed. Where only one side has a known label, capitalised words before a colon count as the other side's name.
 */
export function attribute(speech: readonly Utterance[], roleOf: RoleOf): Attribution {
  const drafts: { turn: Turn; words: string[] }[] = [];
  const strangers = new Set<string>();
  const names = new Set<string>();
  for (const { speaker, text, ...times } of speech) {
    if (speaker === null && text.trim() === "") continue;
    const { name, ...said } =
      speaker === null ? (readLabel(text) ?? { name: null, text }) : { name: speaker, text };
    const role = name === null ? null : roleOf(name);
    const last = drafts.at(-1);
    if (role) {
      drafts.push({ turn: { role, ...times, ...said }, words: [said.text] });
    } else if (
      name !== null &&
      (speaker !== null || isNumberedSpeaker(name) || (!last && isNameLike(name)))
    ) {
      strangers.add(name);
    } else if (last) {
      last.words.push(text);
      if (times.end_ms !== undefined) last.turn.end_ms = times.end_ms;
      if (name !== null && isNameLike(name)) names.add(name);
    } else if (strangers.size === 0) {
      return { kind: "unlabelled" };
    }
  }
  const turns = drafts.map(({ turn, words }) => ({ ...turn, text: joined(words) }));
  const missing = isOneSided(turns) ? [...strangers, ...names] : [...strangers];
  return missing.length > 0
    ? { kind: "strangers", names: missing.slice(0, MOST_STRANGERS) }
    : { kind: "turns", turns };
}

/** Speakers as a message names them. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function isOneSided(turns: readonly Turn[]): boolean {
  const roles = new Set(turns.map(({ role }) => role));
  return !(roles.has("agent") && roles.has("customer"));
}

function joined(words: readonly string[]): string {
  return words
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(" ");
}

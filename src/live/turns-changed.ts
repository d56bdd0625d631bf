import type { Turn } from "../calls/turn.ts";
import type { LiveMessage } from "../conversations/live-message.ts";

/** True where the turns before are not the beginning of those after: one came late, or became another. */
export function isRewritten(before: readonly Turn[], after: readonly Turn[]): boolean {
  return before.some((turn, number) => !isSame(turn, after[number]));
}

/** What is to be told of turns that came: each that was added at the end, or all where an earlier place changed. */
export function turnMessages(before: readonly Turn[], after: readonly Turn[], at: string): LiveMessage[] {
  if (isRewritten(before, after)) return [{ type: "transcript", at, turns: numbered(after) }];
  return numbered(after)
    .slice(before.length)
    .map((turn) => ({ type: "turn", at, ...turn }));
}

export const numbered = (turns: readonly Turn[]) => turns.map((turn, number) => ({ turn: number, ...turn }));

/** Times may be filled in later without a word being another. */
const isSame = (one: Turn, other: Turn | undefined) =>
  other !== undefined && one.role === other.role && one.text === other.text;

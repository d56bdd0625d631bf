import type { Turn } from "../../calls/turn.ts";
import type { Evidence } from "../result.ts";

/** People say what they mean close by; further away in one endless turn nothing is looked for. */
const NEARBY_CHARS = 2_000;

/** What was said around a place of the transcript: a turn, or as much of a very long one as could be meant. */
export interface Scene {
  turn: number;
  /** Where `text` begins in the turn. */
  start: number;
  text: string;
  start_ms: number | undefined;
}

/** The surroundings of a quote. */
export function sceneOf({ turn: number, quote }: Evidence, turns: readonly Turn[]): Scene | null {
  const turn = turns[number];
  const at = turn ? Math.max(0, turn.text.indexOf(quote)) : 0;
  return turn ? cut(turn, number, at - NEARBY_CHARS, at + quote.length + NEARBY_CHARS) : null;
}

/** The end of the turn before a quote's, where the question stands that it answers. */
export function sceneBefore({ turn: number }: Evidence, turns: readonly Turn[]): Scene | null {
  const turn = turns[number - 1];
  return turn ? cut(turn, number - 1, turn.text.length - NEARBY_CHARS, turn.text.length) : null;
}

/** A stretch of a scene, as evidence. */
export function evidenceIn(scene: Scene, { start, end }: { start: number; end: number }): Evidence {
  const { turn, text, start_ms } = scene;
  return { turn, quote: text.slice(start, end), ...(start_ms === undefined ? {} : { start_ms }) };
}

function cut(turn: Turn, number: number, from: number, to: number): Scene {
  const start = Math.max(0, from);
  return { turn: number, start, text: turn.text.slice(start, to), start_ms: turn.start_ms };
}

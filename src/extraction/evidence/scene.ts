import type { Turn } from "../../calls/turn.ts";
import type { Evidence } from "../result.ts";

/** People say what they mean close by; in one endless turn nothing is looked for further away than this. */
const NEARBY_CHARS = 2_000;

/** Where a value is looked for: a turn under its number, its text cut to what was said nearby where it is very long. */
export interface Scene {
  number: number;
  turn: Turn;
}

/** The turn of a quote. */
export function sceneOf({ turn: number, quote }: Evidence, turns: readonly Turn[]): Scene | null {
  const turn = turns[number];
  const at = turn ? Math.max(0, turn.text.indexOf(quote)) : 0;
  return turn ? cut(number, turn, at - NEARBY_CHARS, at + quote.length + NEARBY_CHARS) : null;
}

/** The end of the turn before a quote's: the question that it answers. */
export function sceneBefore({ turn: number }: Evidence, turns: readonly Turn[]): Scene | null {
  const turn = turns[number - 1];
  return turn ? cut(number - 1, turn, turn.text.length - NEARBY_CHARS, turn.text.length) : null;
}

function cut(number: number, turn: Turn, from: number, to: number): Scene {
  const whole = from <= 0 && to >= turn.text.length;
  return { number, turn: whole ? turn : { ...turn, text: turn.text.slice(Math.max(0, from), to) } };
}

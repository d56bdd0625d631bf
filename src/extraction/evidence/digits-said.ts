import type { Turn } from "../../calls/turn.ts";
import { findDigitRuns } from "../values/digits.ts";
import type { Setting } from "../values/value.ts";

/** People say a number in pieces while the other side repeats them: this many turns before and after are looked at. */
const REACH_TURNS = 4;
/** Longer rows of pieces than this are not one number. */
const MOST_PIECES = 6;

/** A turn longer than this is no piece of a number. */
const LONGEST_TURN_CHARS = 2_000;

/** Every digit string that the speaker of a turn says in pieces around it: "four one five" … "555" … "2671". */
export function digitsSaidAround(number: number, turns: readonly Turn[], setting: Setting): string[] {
  const speaker = turns[number]?.role;
  const pieces = turns
    .slice(Math.max(0, number - REACH_TURNS), number + REACH_TURNS + 1)
    .filter((turn) => turn.role === speaker)
    .flatMap((turn) =>
      findDigitRuns(turn.text.slice(0, LONGEST_TURN_CHARS), setting).map((run) => run.value),
    );
  return pieces.flatMap((_, from) =>
    pieces.slice(from + 1, from + MOST_PIECES).map((_, more) => pieces.slice(from, from + more + 2).join("")),
  );
}

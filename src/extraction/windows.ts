import type { Turn } from "../calls/turn.ts";
import { ground } from "./ground.ts";
import type { Reading } from "./model.ts";
import { type NumberedTurn, turnLine } from "./prompt.ts";
import { estimateTokens } from "./tokens.ts";

/** Turns that two neighbouring windows share, so that a question and its answer are seen together once. */
const OVERLAP_TURNS = 6;
/** However many fields a request has, a window holds at least this much talk. */
const LEAST_WINDOW_TOKENS = 1_000;

/**
 * Cuts a transcript into overlapping windows of at most `budgetTokens`, numbered as in the whole transcript.
 * A turn that is longer than a window goes on, under its number, in the next one.
 */
export function windowsOf(turns: readonly Turn[], budgetTokens: number): NumberedTurn[][] {
  const budget = Math.max(budgetTokens, LEAST_WINDOW_TOKENS);
  const pieces = turns.flatMap((turn, number) =>
    piecesOf({ number, role: turn.role, text: turn.text }, budget),
  );
  const windows: NumberedTurn[][] = [];
  let window: NumberedTurn[] = [];
  let used = 0;
  for (const piece of pieces) {
    const cost = lineTokens(piece);
    if (window.length > 0 && used + cost > budget) {
      windows.push(window);
      window = tail(window, Math.min(budget / 4, budget - cost));
      used = window.reduce((sum, turn) => sum + lineTokens(turn), 0);
    }
    window.push(piece);
    used += cost;
  }
  return [...windows, window];
}

/**
 * What two windows say of one field: a reading whose quote stands in the transcript beats one whose quote does not;
 * between equals the one later in the call wins, since people correct themselves forwards.
 */
export function laterReading(
  before: Reading | null,
  after: Reading | null,
  turns: readonly Turn[],
): Reading | null {
  if (!before || !after) return before ?? after;
  return position(before, turns) > position(after, turns) ? before : after;
}

function position(reading: Reading, turns: readonly Turn[]): number {
  const { evidence, found } = ground(reading, turns);
  return found ? Math.max(...evidence.map(({ turn }) => turn)) : -1;
}

function lineTokens(turn: NumberedTurn): number {
  return estimateTokens(turnLine(turn)) + 1;
}

/** The last turns of a window, as many as may be repeated in the next within `budget`. */
function tail(window: readonly NumberedTurn[], budget: number): NumberedTurn[] {
  let left = budget;
  const kept: NumberedTurn[] = [];
  for (const turn of window.slice(-OVERLAP_TURNS).reverse()) {
    left -= lineTokens(turn);
    if (left < 0) break;
    kept.unshift(turn);
  }
  return kept;
}

function piecesOf(turn: NumberedTurn, budget: number): NumberedTurn[] {
  if (lineTokens(turn) <= budget) return [turn];
  const middle = Math.floor(turn.text.length / 2);
  const space = turn.text.indexOf(" ", middle);
  const cut = space > 0 && space < turn.text.length - 1 ? space : middle;
  return [
    ...piecesOf({ ...turn, text: turn.text.slice(0, cut) }, budget),
    ...piecesOf({ ...turn, text: turn.text.slice(cut) }, budget),
  ];
}

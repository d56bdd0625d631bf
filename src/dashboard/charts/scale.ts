import { nice, ticks } from "d3-array";

/** How many lines a chart has across, about. */
const LINES = 4;

/** A scale from 0 to a round number at or above the greatest value, and where its lines are. Counts have whole steps. */
export function scaleOf(values: readonly number[], isWhole: boolean): { top: number; lines: number[] } {
  const greatest = Math.max(0, ...values.filter(Number.isFinite));
  if (greatest === 0) return { top: 1, lines: [0] };
  const [, top] = nice(0, greatest, LINES);
  const lines = ticks(0, top, LINES);
  return { top, lines: isWhole ? lines.filter(Number.isInteger) : lines };
}

/** Every how many bars a word stands below, so that words do not touch: at most `most` of them. */
export const stepOf = (bars: number, most: number) => Math.max(1, Math.ceil(bars / most));

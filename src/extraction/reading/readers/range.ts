import type { Moment } from "../../values/moment.ts";
import type { Brief } from "../brief.ts";
import { type Found, quoteOf } from "../evidence.ts";
import { fold } from "../word.ts";

const BETWEEN =
  /^[\s,.]*(?:to|until|till|through|thru|and|-|–|bis(?: zum)?|hasta(?: el)?|al?|ila|(?:den|dan|nden|ndan)?)[\s,.]*(?:the\s+)?$/;
const UNTIL = /^(?:to|until|till|through|bis|hasta|al?)\b/;
const LONGEST_BETWEEN = 12;
const START = ["arrive", "start", "checkin", "pickup"];
const END = ["return", "end", "checkout", "dropoff"];

export type Side = "start" | "end";

/** Which end of a stretch of time a field asks for; a departure ends a stay and starts a journey. */
export function sideOf(brief: Brief, others: readonly Brief[]): Side | null {
  const has = (senses: readonly string[], of: Brief = brief) =>
    senses.some((sense) => of.senses.includes(sense) || of.nameSenses.includes(sense));
  if (has(END) || /\blast day\b|\bback\b/i.test(brief.text)) return "end";
  if (has(["depart"])) {
    const arrives = others.some(
      (other) =>
        other !== brief &&
        other.kind === brief.kind &&
        (has(["arrive", "checkin"], other) || /\bfirst day\b/i.test(other.text)),
    );
    return arrives ? "end" : "start";
  }
  return has(START) || /\bfirst day\b/i.test(brief.text) ? "start" : null;
}

/** The end of a stretch ("May 8th to May 29th") that each moment is. */
export function sidesOf(moments: readonly Found<Moment>[]): Map<Found<Moment>, Side> {
  const sides = new Map<Found<Moment>, Side>();
  for (const [position, moment] of moments.entries()) {
    const next = moments[position + 1];
    if (!next || next.sentence !== moment.sentence || next.start < moment.end) continue;
    const between = fold(moment.sentence.text.slice(moment.end, next.start));
    const opens = UNTIL.test(fold(quoteOf(next)));
    if (!opens && (between.trim() === "" || !BETWEEN.test(between))) continue;
    if (between.length > LONGEST_BETWEEN) continue;
    sides.set(moment, "start");
    sides.set(next, "end");
  }
  return sides;
}

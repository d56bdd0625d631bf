import type { Moment } from "../../values/moment.ts";
import type { Brief } from "../brief.ts";
import type { Found } from "../evidence.ts";
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

/**
 * "Del 5 al 8 de diciembre", "from the 5th to the 8th of May": the first day has no month of its own, so it is no moment
 * by itself; it takes the month of the second.
 */
export function withRangeStarts(moments: readonly Found<Moment>[]): Found<Moment>[] {
  return moments.flatMap((found) => {
    const lead = found.sentence.text.slice(Math.max(0, found.start - LONGEST_LEAD), found.start);
    const match = found.value.date === null || found.value.day === undefined ? null : lead.match(BARE_DAY);
    const day = Number(match?.[1]);
    if (!match || !(day >= 1 && day < (found.value.day ?? 0))) return [found];
    const date = `${found.value.date?.slice(0, 8)}${String(day).padStart(2, "0")}`;
    const start = found.start - lead.length + (match.index ?? 0);
    return [
      { ...found, value: { ...found.value, day, date }, start, end: start + (match[1]?.length ?? 0) },
      found,
    ];
  });
}

const LONGEST_LEAD = 16;
const BARE_DAY =
  /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:to|until|till|through|-|–|al|hasta el|bis(?: zum)?|ile)\s*(?:the\s*)?$/i;

/** The end of a stretch ("May 8th to May 29th") that each moment is. */
export function sidesOf(moments: readonly Found<Moment>[]): Map<Found<Moment>, Side> {
  const sides = new Map<Found<Moment>, Side>();
  for (const [position, moment] of moments.entries()) {
    const next = moments[position + 1];
    if (!next || next.sentence !== moment.sentence || next.start < moment.end) continue;
    const between = fold(moment.sentence.text.slice(moment.end, next.start));
    const opens = UNTIL.test(fold(next.sentence.text.slice(next.start, next.end)));
    if (!opens && (between.trim() === "" || !BETWEEN.test(between))) continue;
    if (between.length > LONGEST_BETWEEN) continue;
    sides.set(moment, "start");
    sides.set(next, "end");
  }
  return sides;
}

import { isCorrected } from "../../../analyses/corrected.ts";
import type { FieldResult } from "../../../extraction/result.ts";

/** A stretch of a turn's text, and the fields whose quotes it belongs to. */
export interface Stretch {
  text: string;
  fields: string[];
  /** It is what the person looks for. */
  found: boolean;
}

interface Span {
  from: number;
  to: number;
  /** Null: found by the person's search. */
  field: string | null;
}

/** The quotes of every field, of both its readings, by the turn that they are from. */
export function quotesByTurn(
  fields: Readonly<Record<string, FieldResult>>,
): Map<number, [field: string, quote: string][]> {
  const quotes = new Map<number, [string, string][]>();
  for (const [field, result] of Object.entries(fields)) {
    const { evidence = [] } = isCorrected(result) ? result.was : result;
    const { evidence: others = [] } = result.other_reading ?? {};
    for (const { turn, quote } of [...evidence, ...others])
      quotes.set(turn, [...(quotes.get(turn) ?? []), [field, quote]]);
  }
  return quotes;
}

/** Cuts a text where a quote or a find begins or ends; quotes may overlap. */
export function stretchesOf(
  text: string,
  quotes: readonly [field: string, quote: string][],
  find: string,
): Stretch[] {
  const spans = [
    ...quotes.flatMap(([field, quote]) => spansOf(text, quote, field).slice(0, 1)),
    ...spansOf(text, find, null),
  ];
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1] ?? text.length;
    const over = spans.filter((span) => span.from <= from && span.to >= to);
    return {
      text: text.slice(from, to),
      fields: over.flatMap(({ field }) => (field === null ? [] : [field])),
      found: over.some(({ field }) => field === null),
    };
  });
}

/** Enough to show; a letter that is everywhere is no search. */
const MAX_FINDS_IN_TURN = 100;

function spansOf(text: string, part: string, field: string | null): Span[] {
  if (part === "") return [];
  const [within, sought] = field === null ? [fold(text), fold(part)] : [text, part];
  const spans: Span[] = [];
  // Folding may change the length of a text in some scripts: then places would be wrong.
  if (within.length !== text.length) return spans;
  for (let from = within.indexOf(sought); from >= 0; from = within.indexOf(sought, from + sought.length)) {
    spans.push({ from, to: from + sought.length, field });
    if (spans.length >= MAX_FINDS_IN_TURN) break;
  }
  return spans;
}

/** İ and ı are found by i, as people type it. */
const fold = (text: string) => text.replace(/[İı]/g, "i").toLowerCase();

export const says = (text: string, find: string) => spansOf(text, find, null).length > 0;

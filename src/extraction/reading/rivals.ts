import type { Brief } from "./brief.ts";
import type { Found } from "./evidence.ts";
import type { Hearing } from "./hearing.ts";
import type { Scored } from "./pick.ts";

/** A rival needs this much more evidence to take a value away. */
const CLEARLY_BETTER = 1.25;

type Scorer<T> = (brief: Brief, hearing: Hearing) => readonly Scored<T>[];

/**
 * The values that no like field has a clearly better claim to: one telephone number is the hotel's or the restaurant's,
 * one amount the bill's or the transfer's.
 */
export function unclaimed<T>(
  brief: Brief,
  hearing: Hearing,
  scorer: Scorer<T>,
  isRival: (other: Brief) => boolean,
): Scored<T>[] {
  const claims = new Map<string, number>();
  for (const other of hearing.briefs) {
    if (other === brief || !isRival(other)) continue;
    for (const { found, score } of remembered(other, hearing, scorer)) {
      const key = keyOf(found);
      claims.set(key, Math.max(claims.get(key) ?? 0, score));
    }
  }
  const own = remembered(brief, hearing, scorer);
  return own.filter(({ found, score }) => (claims.get(keyOf(found)) ?? 0) < score * CLEARLY_BETTER);
}

/** Each field's scores are worked out once a call. */
function remembered<T>(brief: Brief, hearing: Hearing, scorer: Scorer<T>): readonly Scored<T>[] {
  const known = hearing.scores.get(brief);
  if (known) return known as readonly Scored<T>[];
  const scored = scorer(brief, hearing);
  hearing.scores.set(brief, scored);
  return scored;
}

function keyOf({ sentence, start }: Found<unknown>): string {
  return `${sentence.index} ${start}`;
}

import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import { quoteOf } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf } from "../pick.ts";
import { scoredMoments } from "./moment.ts";

const AT_LEAST = 0.4;
const DAY = /\p{L}+/gu;

/** A day in the word used for it: a weekday, or today and tomorrow. */
export function readWeekday(brief: Brief, hearing: Hearing): Reading | null {
  const days = scoredMoments(
    brief,
    hearing,
    ({ weekday, relative, date }) => weekday !== undefined || (relative && date !== null),
  );
  const found = pick(days, AT_LEAST);
  if (!found) return null;
  const text = quoteOf(found);
  const word = [...text.matchAll(DAY)].find(([one]) => hearing.talk.speech.calendar.has(one.toLowerCase()));
  return word
    ? readingOf(word[0], {
        ...found,
        start: found.start + word.index,
        end: found.start + word.index + word[0].length,
      })
    : null;
}

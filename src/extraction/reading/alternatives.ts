import { lexiconOf } from "../values/lexicon/lexicon.ts";
import type { Found } from "./evidence.ts";
import type { Talk } from "./talk.ts";
import { fold, wordsIn } from "./word.ts";

/** What stands between two alternatives is short: "Monday or maybe on Tuesday". */
const MOST_BETWEEN_WORDS = 4;
const LIST = /^\s*,\s*$/;

/**
 * The whole of what is left open where a value is one of several ("Monday, Tuesday or on Wednesday"), the value itself
 * where it stands alone. `values` are those of its kind, in the order of the talk. Of two alternatives none is picked:
 * the words of both are given, and the normal form says that they are two.
 */
export function leftOpen<T>(found: Found<T>, values: readonly Found<unknown>[], talk: Talk): Found<T> {
  const own = values.filter(({ sentence }) => sentence === found.sentence);
  const at = own.findIndex(({ start, end }) => start <= found.start && found.end <= end);
  if (at < 0 || own.length < 2) return found;
  let [first, last, isOpen] = [at, at, false];
  const joins = (left: Found<unknown> | undefined, right: Found<unknown> | undefined) => {
    if (!left || !right) return false;
    const joined = isJoined(left, right, talk);
    isOpen ||= joined;
    return joined || (isOpen && LIST.test(left.sentence.text.slice(left.end, right.start)));
  };
  while (joins(own[last], own[last + 1])) last++;
  while (joins(own[first - 1], own[first])) first--;
  const [start, end] = [own[first]?.start ?? found.start, own[last]?.end ?? found.end];
  return isOpen ? { ...found, start, end } : found;
}

/** Nothing but "or" and small words between them, or the unit that both are counted in ("two nights or three nights"). */
function isJoined(left: Found<unknown>, right: Found<unknown>, talk: Talk): boolean {
  const { sentence } = left;
  const between = wordsIn(sentence, { start: left.end, end: right.start });
  const text = fold(sentence.text.slice(left.end, right.start));
  if (between.length === 0 || between.length > MOST_BETWEEN_WORDS || /[.;:!?]/.test(text)) return false;
  const said = ` ${between.map(({ folded }) => folded).join(" ")} `;
  const or = lexiconOf(talk.setting.language).or.find((phrase) => said.includes(` ${phrase.join(" ")} `));
  if (!or) return false;
  const unit = sentence.words.find((word) => word.start >= right.end)?.stem;
  const { stop, filler, corrects, negation } = talk.speech;
  return (
    !corrects.test(text) &&
    between.every(
      ({ folded, stem }) =>
        (or.includes(folded) ||
          stop.has(folded) ||
          filler.has(folded) ||
          stem === unit ||
          MAYBE.has(folded)) &&
        !negation.has(folded),
    )
  );
}

const MAYBE = new Set("maybe perhaps possibly even belki vielleicht auch quizas tal vez da".split(" "));

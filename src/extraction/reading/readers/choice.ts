import type { Reading } from "../../model.ts";
import { OPTIONS_JOINED } from "../../values/option.ts";
import type { Language } from "../../values/value.ts";
import { leftOpen } from "../alternatives.ts";
import type { Brief } from "../brief.ts";
import { type Way, wayOf } from "../direction.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { languageOfText } from "../language.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import { SPEECH } from "../speech/speech.ts";
import type { Sentence, Talk } from "../talk.ts";
import { wordsOf } from "../word.ts";
import { readAttitude } from "./attitude.ts";

const AT_LEAST = 0.25;
/** Naming an option that only one field has is some evidence by itself. */
const SAID = 0.4;
const RIGHT_WAY = 0.6;
/** Words of an option may stand this far apart. */
const WINDOW_WORDS = 5;

interface Option {
  text: string;
  by: "sense" | "stem";
  senses: readonly string[];
}

/** One of the options, by its words in the talk. */
export function readChoice(brief: Brief, hearing: Hearing): Reading | null {
  const { talk } = hearing;
  const attitude = readAttitude(brief, hearing);
  if (attitude) return attitude;
  const isRival = (other: Brief) => other.field.options.length > 0 && sameOptions(brief, other);
  const scored = unclaimed(brief, hearing, scoredOptions, isRival);
  const best = pick(scored, AT_LEAST) ?? readRequest(optionsOf(brief, talk), hearing);
  return best && readingOf(...leftOpenAmong(best, scored, talk));
}

/** "Red or blue": both options, so that none is picked. */
function leftOpenAmong(best: Found, scored: readonly Scored<string>[], talk: Talk): [string, Found] {
  const open = leftOpen(
    best,
    scored.map(({ found }) => found),
    talk,
  );
  if (open === best) return [best.value, best];
  const named = scored.filter(
    ({ found }) => found.sentence === open.sentence && open.start <= found.start && found.end <= open.end,
  );
  const options = new Set(named.map(({ found }) => found.value));
  return options.size > 1 ? [[...options].join(OPTIONS_JOINED), open] : [best.value, best];
}

function scoredOptions(brief: Brief, hearing: Hearing): Scored<string>[] {
  const { talk } = hearing;
  const options = optionsOf(brief, talk);
  const way = wayOf(brief);
  const alone = !hearing.briefs.some((other) => other !== brief && sameOptions(brief, other));
  const found = talk.sentences.flatMap((sentence) =>
    hearing.declined(sentence) ? [] : mentioned(options, sentence, talk),
  );
  return score(brief, hearing, found, (one) => (alone ? SAID : 0) + (alone ? 0 : wayWorth(way, one, talk)));
}

function sameOptions(one: Brief, other: Brief): boolean {
  return one.field.options.some((option) => other.field.options.includes(option));
}

/** "from checking to savings": what stands before an option that two fields share. */
function wayWorth(way: Way, { sentence, start }: Found, { speech }: Talk): number {
  const before = sentence.words.filter((word) => word.end <= start).slice(-3);
  const direction = before.findLast(({ folded }) => speech.from.has(folded) || speech.to.has(folded));
  if (!direction || way === "in") return 0;
  return (way === "from" ? speech.from : speech.to).has(direction.folded) ? RIGHT_WAY : -RIGHT_WAY;
}

/** By stems; by concepts where the talk, in another language than the options, has none of their words. */
function optionsOf(brief: Brief, talk: Talk): Option[] {
  const { options } = brief.field;
  const own = options.map((text) => optionOf(text, talk.setting.language, "stem"));
  const spoken = own.some(({ senses }) =>
    senses.some((stem) => talk.sentences.some((s) => s.words.some((word) => word.stem === stem))),
  );
  if (spoken) return own;
  const language = languageOfText(options.join(" "));
  return options.map((text) => optionOf(text, language, "sense"));
}

function optionOf(text: string, language: Language, by: Option["by"]): Option {
  const words = wordsOf(text, language);
  const { stop, negation } = SPEECH[language];
  // "satisfied" and "not satisfied" differ in nothing else.
  const content = words.filter(({ folded }) => !stop.has(folded) || negation.has(folded));
  return { text, by, senses: (content.length > 0 ? content : words).map((word) => word[by]) };
}

/** Options that a sentence names in full; a question that offers several names none. */
function mentioned(options: readonly Option[], sentence: Sentence, talk: Talk): Found[] {
  const found: Found[] = [];
  for (const { text, senses, by } of options) {
    if (senses.length === 0 || !senses.every((sense) => sentence.words.some((word) => word[by] === sense)))
      continue;
    const at = sentence.words.findLastIndex((word) => word[by] === senses[0]);
    const places = senses.map((sense) => nearest(sentence, sense, by, at));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    if (last - first > WINDOW_WORDS || negated(sentence, first, talk)) continue;
    found.push({
      value: text,
      sentence,
      start: sentence.words[first]?.start ?? 0,
      end: sentence.words[last]?.end ?? 0,
    });
  }
  const longest = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
  if (sentence.asks && longest.length > 1) return [];
  return longest.sort((one, other) => one.start - other.start);
}

function nearest(sentence: Sentence, sense: string, by: Option["by"], to: number): number {
  let best = -1;
  for (const [position, word] of sentence.words.entries()) {
    if (word[by] === sense && (best < 0 || Math.abs(position - to) < Math.abs(best - to))) best = position;
  }
  return best;
}

function negated(sentence: Sentence, position: number, talk: Talk): boolean {
  // "No, cash": what stands before a comma denies what was asked, not what is said instead.
  const start = sentence.words[position]?.start ?? 0;
  return sentence.words
    .slice(Math.max(0, position - 2), position)
    .some(
      ({ folded, end }) =>
        talk.speech.negation.has(folded) && !/[,;:.]/.test(sentence.text.slice(end, start)),
    );
}

/** Requests ("pay bill", "get opening hours") by the words that only one option has, in what the customer says first. */
function readRequest(options: readonly Option[], hearing: Hearing): Found | null {
  if (!options.some(({ senses }) => senses.length > 1)) return null;
  const early = hearing.talk.sentences.filter((sentence) => sentence.speaker === "customer").slice(0, 8);
  let best: Found | null = null;
  let most = 0;
  for (const sentence of early) {
    for (const { text, senses, by } of options) {
      const hits = senses.filter((sense) => sentence.words.some((word) => word[by] === sense));
      const worth = hits.reduce(
        (sum, sense) => sum + 1 / options.filter((option) => option.senses.includes(sense)).length,
        0,
      );
      if (worth <= most) continue;
      const word = sentence.words.find((one) => one[by] === hits[0]);
      best = { value: text, sentence, start: word?.start ?? 0, end: word?.end ?? 0 };
      most = worth;
    }
  }
  return most >= 0.9 ? best : null;
}

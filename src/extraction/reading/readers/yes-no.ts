import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { readingOfSentence } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { topicFit } from "../topic.ts";
import { answerTo } from "./answer.ts";
import { isCallback, isOwnPromise, readCallback } from "./callback.ts";
import { isOutcome, readOutcome } from "./outcome.ts";

/** Verbs that say that a thing is there or may be; the thing itself is the cue. */
const GENERIC = new Set(
  "allow allowed offer request required requir serv has need accept includ availabl".split(" "),
);
/** A sentence must hold at least this share of what the field is about. */
const COVERED = 0.5;
/** A statement was not asked for, so it must hold more of it. */
const STATED_COVERED = 0.6;
const ON_TOPIC = 0.35;
/** A negation this many words before the cue turns it round. */
const NEGATION_REACH = 5;

/** Yes or no: an outcome that the agent reports, else a property that is asked for or stated. */
export function readYesNo(brief: Brief, hearing: Hearing): Reading | null {
  if (isOutcome(brief)) return readOutcome(brief, hearing);
  const asked = isCallback(brief);
  const wish = asked ? readCallback(hearing) : null;
  if (wish) return wish;
  const core = coreOf(brief, hearing);
  if (core.size === 0) return null;
  let best: { value: boolean; sentence: Sentence; score: number } | null = null;
  for (const sentence of hearing.talk.sentences) {
    const covered = coverage(core, sentence);
    if (
      covered < (sentence.asks ? COVERED : STATED_COVERED) ||
      topicFit(hearing.topics, brief, sentence.index) < ON_TOPIC
    )
      continue;
    if (!sentence.asks && isBare(sentence, core, hearing.talk)) continue;
    if (asked && isOwnPromise(sentence, hearing.talk)) continue;
    const judged = sentence.asks ? answerTo(sentence, hearing.talk) : stated(sentence, core, hearing.talk);
    if (!judged) continue;
    if (!best || covered >= best.score) best = { ...judged, score: covered };
  }
  return best && readingOfSentence(best.value, best.sentence);
}

/** The words that the field is about: those of its name that the description repeats, without its matter. */
function coreOf(brief: Brief, hearing: Hearing): Set<string> {
  const matter = new Set(brief.group ? (hearing.topics.has(brief.group) ? [brief.group] : []) : []);
  const cues = [...brief.cues].filter(([cue]) => !GENERIC.has(cue) && !matter.has(cue));
  const best = cues.filter(([cue]) => brief.nameSenses.includes(cue));
  const both = best.filter(([cue]) => brief.senses.includes(cue));
  const said = cues.filter(([cue]) => brief.senses.includes(cue));
  return new Set((both.length > 0 ? both : said.length > 0 ? said : cues).map(([cue]) => cue));
}

/** "Oh, allergies.": the words alone state nothing. */
function isBare({ words }: Sentence, core: ReadonlySet<string>, { speech }: Talk): boolean {
  return words.every((word) => core.has(word.sense) || speech.filler.has(word.folded));
}

function coverage(core: ReadonlySet<string>, sentence: Sentence): number {
  let hits = 0;
  for (const cue of core) if (sentence.senses.has(cue) || sentence.senses.has(`un${cue}`)) hits++;
  return hits / core.size;
}

function stated(
  sentence: Sentence,
  core: ReadonlySet<string>,
  talk: Talk,
): { value: boolean; sentence: Sentence } {
  const at = sentence.words.findIndex(
    (word) => core.has(word.sense) || core.has(word.sense.replace(/^un/, "")),
  );
  const word = sentence.words[at];
  const opposite = word !== undefined && !core.has(word.sense);
  // "No, it is unfurnished": the first no is an answer, the rest of the sentence says what is.
  const opens = sentence.words[0]?.end !== undefined && sentence.text[sentence.words[0].end] === "," ? 1 : 0;
  const before = sentence.words.slice(Math.max(opens, at - NEGATION_REACH), at);
  const after = sentence.words.slice(at + 1, at + 4);
  const negated = [...before, ...after].some(
    ({ folded }) => talk.speech.negation.has(folded) || folded.endsWith("n't"),
  );
  return { value: negated === opposite, sentence };
}

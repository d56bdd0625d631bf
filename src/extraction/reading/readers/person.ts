import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import { isCommon } from "../capitals.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { readingOf } from "../pick.ts";
import { isNumeric } from "../quick-look.ts";
import { squash } from "../squash.ts";
import type { Sentence, Talk } from "../talk.ts";
import { readThing } from "./thing.ts";

const MAX_NAME_WORDS = 4;
/** A name is not said more often than this; each is compared with all others. */
const MAX_NAMES = 100;
/** "I'm …" and "this is …" are mostly no introduction; without capitals they cannot be told apart. */
const WEAK =
  /\b(?:i'm|i am|this is|speaking (?:with|to)|ben|soy|habla|ich bin|hier ist|hier|on behalf of|it's|'s)\s+$/;
const THIRD_PERSONS = ["doctor", "dentist", "recipient"];

/** Names of people: an introduction, or the answer to the question for the name. */
export function readPerson(brief: Brief, hearing: Hearing): Reading | null {
  if (THIRD_PERSONS.some((sense) => brief.senses.includes(sense))) return readThing(brief, hearing);
  const { talk } = hearing;
  const speaker = brief.senses.includes("agent") ? "agent" : "customer";
  const introductions = talk.sentences
    .filter((s) => s.speaker === speaker)
    .flatMap((s) => introduced(s, talk));
  if (speaker === "agent") return introductions[0] ? reading(introductions[0], talk) : null;
  const answers = talk.sentences.filter((s) => s.speaker === speaker).flatMap((s) => answered(s, talk));
  const spelled = spelledName(talk);
  const all = [...answers, ...introductions]
    .filter((name) => !isDenied(name))
    .sort((a, b) => a.sentence.index - b.sentence.index);
  const best = settle(all.slice(-MAX_NAMES), spelled);
  return best && reading(best, talk);
}

/** "Grace Adeyemi speaking". */
const SIGNS = /((?:\p{Lu}[\p{L}'’-]+\s){1,3})(?:speaking|here|am Apparat|al habla)\b/gu;

function introduced(sentence: Sentence, talk: Talk): Found[] {
  const found: Found[] = [];
  for (const match of sentence.text.matchAll(SIGNS)) {
    const name = nameAt(sentence, match.index, talk, true);
    if (name) found.push(name);
  }
  for (const match of sentence.folded.matchAll(talk.speech.introduces)) {
    const from = match.index + match[0].length;
    const weak = WEAK.test(sentence.folded.slice(0, from));
    if (weak && !talk.cased) continue;
    const name = nameAt(sentence, from, talk, talk.cased);
    if (name) found.push(name);
  }
  return found;
}

/** A customer's short answer to a question with the word for name in it. */
function answered(sentence: Sentence, talk: Talk): Found[] {
  if (sentence.asks || sentence.replyIndex > 1) return [];
  const prompt = sentence.prompts.findLast((s) => s.senses.has("name"));
  if (!prompt || prompt.senses.has("company")) return [];
  const first = sentence.words.findIndex((word) => !isCommon(word.folded, talk) && word.sense !== "name");
  if (first < 0) return [];
  const rest = sentence.words.slice(first);
  const name = nameAt(sentence, rest[0]?.start ?? 0, talk, false);
  if (!name) return [];
  const after = sentence.words.filter((word) => word.start >= name.end);
  // A name is the whole answer, or it is set off by its capitals.
  const whole = after.every((word) => isCommon(word.folded, talk));
  return whole || (talk.cased && /^\p{Lu}/u.test(name.value) && first < 6) ? [name] : [];
}

const DENIED_BEFORE =
  /\b(?:no|not|never|kein|keinen?|nicht|ning[uú]n)\s+(?:such\s+)?(?:mr|mrs|ms|herrn?|frau|se[nñ]ora?)?\.?\s*$/;
const DENIED_BEHIND = /^\s*(?:bey|han[iı]m)?\s*(?:diye biri\s+)?(?:yok|de[gğ]il)\b/;

/** "There is no Harris here", "Harris Bey yok": a name that is said to be somebody else's. */
function isDenied({ sentence, start, end }: Found): boolean {
  return (
    DENIED_BEFORE.test(sentence.folded.slice(0, start)) || DENIED_BEHIND.test(sentence.folded.slice(end))
  );
}

function nameAt(sentence: Sentence, from: number, talk: Talk, needsCapital: boolean): Found | null {
  const words = sentence.words.filter((word) => word.start >= from);
  let taken = 0;
  while (taken < MAX_NAME_WORDS) {
    const word = words[taken];
    if (
      !word ||
      isCommon(word.folded, talk) ||
      isNumeric(word.folded, talk.setting.language) ||
      (word.text.length === 1 && !/^\p{Lu}/u.test(word.text))
    )
      break;
    if ((needsCapital || (taken > 0 && /^\p{Lu}/u.test(words[0]?.text ?? ""))) && !/^\p{Lu}/u.test(word.text))
      break;
    const previous = words[taken - 1];
    if (previous && !/^\.?\s+$/.test(sentence.text.slice(previous.end, word.start))) break;
    taken++;
  }
  const [first, last] = [words[0], words[taken - 1]];
  if (!first || !last) return null;
  return { value: sentence.text.slice(first.start, last.end), sentence, start: first.start, end: last.end };
}

/** The letters of an answer to "how do you spell that", run together. */
function spelledName(talk: Talk): string | null {
  const spelled = talk.sentences.findLast(
    (s) =>
      s.speaker === "customer" &&
      s.prompts.some((p) => /\bspell|hecele|deletre|buchstabier/.test(p.folded) && !p.senses.has("postcode")),
  );
  const pieces = spelled?.words.filter((word) => word.text.length <= 3) ?? [];
  return spelled && pieces.length * 2 > spelled.words.length
    ? spelled.words.map((word) => word.folded).join("")
    : null;
}

/** Said several times: the one closest to its spelling, else the most frequent, the fullest, the last. */
function settle(names: readonly Found[], spelled: string | null): Found | null {
  let best: Found | null = null;
  let most = 0;
  for (const name of names) {
    const key = squash(name.value);
    const times = names.filter((other) => squash(other.value) === key).length;
    const words = Math.min(2, name.value.split(/\s+/).length);
    const worth = words * 2 + times + (spelled ? 6 * likeness(key, spelled) : 0);
    if (worth >= most) {
      best = name;
      most = worth;
    }
  }
  return best;
}

/** Share of the spelling's letter pairs that the name has; a spelling may stop after the first name. */
function likeness(name: string, spelling: string): number {
  const pairs = (text: string) =>
    new Set([...text].slice(1).map((letter, index) => `${text[index]}${letter}`));
  const [said, spelled] = [pairs(name), pairs(spelling)];
  return spelled.size === 0 ? 0 : [...spelled].filter((pair) => said.has(pair)).length / spelled.size;
}

function reading(found: Found, talk: Talk): Reading {
  const name = talk.cased
    ? found.value
    : found.value.replace(/(^|[\s'-])\p{L}/gu, (start) => start.toUpperCase());
  return readingOf(name, found);
}

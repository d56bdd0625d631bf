import { isCommon } from "./capitals.ts";
import { isConcept } from "./concepts/lookup.ts";
import type { Found } from "./evidence.ts";
import { isNumeric } from "./quick-look.ts";
import type { Sentence, Talk } from "./talk.ts";

const MAX_NAME_WORDS = 4;
const GREETING_SENTENCES = 8;
/** "I'm …" and "this is …" are mostly no introduction; without capitals they cannot be told apart. */
const WEAK =
  /\b(?:i'm|i am|this is|speaking (?:with|to)|through to|ben|soy|habla|ich bin|hier ist|hier|on behalf of|it's|'s)\s+$/;
/** "Grace Adeyemi speaking". */
const SIGNS = /((?:\p{Lu}[\p{L}'’-]+\s){1,3})(?:speaking|here|am Apparat|al habla)\b/gu;

/** The names that one side gives for itself, in order: introductions, answers, and names read out and confirmed. */
export function ownNames(
  talk: Talk,
  speaker: Sentence["speaker"],
  confirmed: (sentence: Sentence) => boolean,
): Found[] {
  return talk.sentences
    .flatMap((sentence) => {
      if (sentence.speaker !== speaker)
        return confirmed(sentence) || SPEAKING.test(talk.sentences[sentence.index + 1]?.folded ?? "")
          ? addressed(sentence, talk)
          : [];
      const others = new Set(addressed(sentence, talk).map(({ start }) => start));
      const introductions = introduced(sentence, talk).filter(({ start }) => !others.has(start));
      return [...introductions, ...(speaker === "customer" ? answered(sentence, talk) : [])];
    })
    .filter((name) => !isDenied(name));
}

/** "This is …" may be followed by the company's name; "my name is …" is not. */
export function isWeak({ sentence, start }: Found): boolean {
  return WEAK.test(sentence.folded.slice(0, start));
}

const SPEAKING = /^(?:speaking|this is (?:he|she|him|her)|that's me|am apparat|al habla|benim)\b/;
/** "Am I speaking with Anna Roe?" */
const ADDRESSES =
  /\b(?:(?:speak|speaking|talk|talking) (?:with|to)|is (?:this|that)|spreche ich mit|sind sie|hablo con|es usted)\s+(?:(?:mr|mrs|ms|mister|miss|frau|herrn?)\.?\s+)?/g;

function addressed(sentence: Sentence, talk: Talk): Found[] {
  if (!sentence.asks) return [];
  return [...sentence.folded.matchAll(ADDRESSES)].flatMap((match) => {
    const name = nameAt(sentence, match.index + match[0].length, talk, talk.cased);
    return name && (talk.cased || name.value.includes(" ")) ? [name] : [];
  });
}

function introduced(sentence: Sentence, talk: Talk): Found[] {
  const found: Found[] = [];
  for (const match of sentence.text.matchAll(SIGNS)) {
    const name = nameAt(sentence, match.index, talk, true);
    if (name) found.push(name);
  }
  for (const match of sentence.folded.matchAll(talk.speech.introduces)) {
    const from = match.index + match[0].length;
    const weak = WEAK.test(sentence.folded.slice(0, from));
    if ((weak && !talk.cased) || (/^it's/.test(match[0]) && !mayBeGreeting(sentence))) continue;
    const name = nameAt(sentence, from, talk, talk.cased);
    if (name) found.push(name);
  }
  return found;
}

/** "It's …" tells who is there at the beginning, or when a name was asked for. */
function mayBeGreeting({ index, prompts }: Sentence): boolean {
  return index < GREETING_SENTENCES || prompts.some((prompt) => prompt.senses.has("name"));
}

/** A customer's short answer to a question with the word for name in it. */
function answered(sentence: Sentence, talk: Talk): Found[] {
  if (sentence.asks || sentence.replyIndex > 1) return [];
  const prompt = sentence.prompts.findLast((s) => s.senses.has("name") || ASKS_WHO.test(s.folded));
  if (!prompt || !(ASKS_WHO.test(prompt.folded) || asksForPerson(prompt))) return [];
  const first = sentence.words.findIndex((word) => !isCommon(word.folded, talk) && word.sense !== "name");
  if (first < 0) return [];
  const rest = sentence.words.slice(first);
  const name = nameAt(sentence, rest[0]?.start ?? 0, talk, false);
  if (!name || (talk.cased && isWordFor(sentence, name))) return [];
  const after = sentence.words.filter((word) => word.start >= name.end);
  // A name is the whole answer, or it is set off by its capitals.
  const whole = after.every((word) => isCommon(word.folded, talk));
  return whole || (talk.cased && /^\p{Lu}/u.test(name.value) && first < 6) ? [name] : [];
}

const ASKS_WHO =
  /\bwho\b.{0,30}\b(?:speak\w*|talk\w*|calling|this)\b|\bwer spricht|\bcon quien hablo|\bkiminle gorus/;

/** What a question for a name may speak of and still want the person's own. */
const PERSONAL = new Set(
  "name customer patient people booking account policy card recipient first full last given family own start end".split(
    " ",
  ),
);
const OTHER_BEFORE = new Set(
  "company place street product user username brand school doctor dentist my".split(" "),
);

/** "My daughter": a word without a capital that stands for a concept starts no name where names have capitals. */
function isWordFor({ words }: Sentence, { value, start }: Found): boolean {
  const first = words.find((word) => word.start === start);
  return /^\p{Ll}/u.test(value) && first !== undefined && isConcept(first.sense);
}

/** "Your name?", but not "the company name" or "the name of the cream". */
function asksForPerson({ words }: Sentence): boolean {
  const at = words.findLastIndex((word) => word.sense === "name");
  if (words.some((word) => word.sense === "company") || OTHER_BEFORE.has(words[at - 1]?.sense ?? ""))
    return false;
  if (words[at + 1]?.folded !== "of") return true;
  const owner = words.slice(at + 2).find((word) => !/^(?:the|an?|your|that|this)$/.test(word.folded));
  return owner === undefined || PERSONAL.has(owner.sense);
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

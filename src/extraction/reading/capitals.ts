import type { Sentence, Talk } from "./talk.ts";
import type { Word } from "./word.ts";

/** A stretch of words that looks like a name. */
export interface Span {
  text: string;
  start: number;
  end: number;
  /** The folded word before it, empty at the start of a sentence. */
  before: string;
  /** As `before`, past an article. */
  preposition: string;
  after: string;
  /** Stands right behind "called", "how about" and the like. */
  named: boolean;
}

/** Small words inside a name ("Angel Stadium of Anaheim"). */
const CONNECTORS = new Set("of the and de la las los del el von der den zu van y und ve".split(" "));
const JOIN = /^(?:\s|\s?[-–&/]\s?|\.\s|\s#\s?)$/;
const TITLE_BEHIND = /^,?\s(?:m\.?d\.?|d\.?d\.?s\.?|ph\.?d\.?|jr\.?|sr\.?)(?!\p{L})/iu;
const ARTICLE = /^(?:a|an|the|el|la|los|las|der|die|das|ein|eine)$/;
const MAX_WORDS = 10;
const NOT_COUNTED = /^(?:at|in|on|is|was|has|for|and|which|that|please|tomorrow|today)$/;

/** Names by their capitals; in lower-case text only behind words that introduce a name. */
export function spansOf(sentence: Sentence, talk: Talk, optionWords: ReadonlySet<string>): Span[] {
  return talk.cased ? capitalised(sentence, talk, optionWords) : introduced(sentence, talk);
}

function capitalised(sentence: Sentence, talk: Talk, optionWords: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  const { words, text } = sentence;
  let position = 0;
  while (position < words.length) {
    if (!startsName(words, position, talk)) {
      position++;
      continue;
    }
    let last = position;
    for (let next = position + 1; next < words.length && next - position < MAX_WORDS; next++) {
      const [word, previous] = [words[next], words[next - 1]];
      if (!word || !previous || !JOIN.test(text.slice(previous.end, word.start))) break;
      if (isCapital(word.text) && !talk.speech.calendar.has(word.folded) && word.folded !== "i") last = next;
      else if (!CONNECTORS.has(word.folded) || next - last > 2) break;
    }
    if (isNumbered(words, last, talk)) last++;
    // "a Standard Honda Accord": an option of another field is no part of the name behind it.
    let first = position;
    while (first < last && optionWords.has(words[first]?.folded ?? "")) first++;
    if (words.slice(first, last + 1).some((word) => word.text.length > 1))
      spans.push(spanOf(sentence, first, last, talk));
    position = last + 1;
  }
  return spans;
}

/** "Pier 39", "Studio 12": a number right behind a name belongs to it, unless it counts or dates what follows. */
function isNumbered(words: readonly Word[], last: number, talk: Talk): boolean {
  const [name, number, next] = words.slice(last, last + 3);
  if (!name || !number || !/^\d{1,3}$/.test(number.text) || talk.speech.calendar.has(name.folded))
    return false;
  return number.start === name.end + 1 && (next === undefined || NOT_COUNTED.test(next.folded));
}

function startsName(words: readonly Word[], position: number, talk: Talk): boolean {
  const word = words[position];
  if (!word || !isCapital(word.text) || talk.speech.calendar.has(word.folded)) return false;
  if (!isCommon(word.folded, talk)) return true;
  // "The Porch", "A J Dental Lab": a small word may start a name, but not as the first word of a sentence.
  const next = words[position + 1];
  return position > 0 && !/^i(?:'|$)/.test(word.folded) && next !== undefined && isCapital(next.text);
}

/** A word that every text has, also as "there's" or "I'll". */
export function isCommon(folded: string, talk: Talk): boolean {
  const base = folded.replace(/'.*$/, "");
  const { stop, filler } = talk.speech;
  return stop.has(folded) || filler.has(folded) || (base !== folded && (stop.has(base) || filler.has(base)));
}

function isCapital(text: string): boolean {
  const first = text.charAt(0);
  return first !== first.toLowerCase();
}

/** "it's called little gem and …": the words behind the introduction, up to the next function word. */
function introduced(sentence: Sentence, talk: Talk): Span[] {
  const spans: Span[] = [];
  // A customer who asks "what about …" names nothing yet.
  if (sentence.speaker === "customer" && sentence.asks) return spans;
  for (const match of sentence.folded.matchAll(talk.speech.names)) {
    let first = sentence.words.findIndex((word) => word.start >= match.index + match[0].length);
    if (first < 0) continue;
    if (ARTICLE.test(sentence.words[first]?.folded ?? "")) first++;
    let last = first - 1;
    for (let next = first; next < sentence.words.length && next - first < MAX_WORDS; next++) {
      const word = sentence.words[next];
      if (!word || talk.speech.calendar.has(word.folded)) break;
      if (!isCommon(word.folded, talk)) last = next;
      else if (!CONNECTORS.has(word.folded) || next - last > 2) break;
    }
    if (last >= first) spans.push(spanOf(sentence, first, last, talk));
  }
  return spans;
}

/** "In the District of Columbia" stands behind "in". */
function prepositionOf({ words }: Sentence, first: number, { speech }: Talk): string {
  const [lead, word] = [words[first - 2]?.folded ?? "", words[first - 1]?.folded ?? ""];
  return ARTICLE.test(word) && (speech.in.has(lead) || speech.from.has(lead)) ? lead : word;
}

/** Turkish writes case endings behind an apostrophe: "Ahmet Çelik'ten". */
function withoutEnding(text: string, { setting }: Talk): string {
  return setting.language === "tr" ? text.replace(/['’]\p{Ll}+$/u, "") : text;
}

function spanOf(sentence: Sentence, first: number, last: number, talk: Talk): Span {
  const start = sentence.words[first]?.start ?? 0;
  const bare =
    start + withoutEnding(sentence.text.slice(start, sentence.words[last]?.end ?? start), talk).length;
  const end = bare + (sentence.text.slice(bare).match(TITLE_BEHIND)?.[0].length ?? 0);
  const lead = sentence.folded.slice(Math.max(0, start - 40), start);
  return {
    text: sentence.text.slice(start, end),
    start,
    end,
    before: sentence.words[first - 1]?.folded ?? "",
    preposition: prepositionOf(sentence, first, talk),
    after: sentence.words[last + 1]?.folded ?? "",
    named: [...lead.matchAll(talk.speech.names)].some(
      (match) => match.index + match[0].length >= lead.length - 4,
    ),
  };
}

import type { Turn } from "../../calls/turn.ts";
import type { Setting } from "../values/value.ts";
import { SPEECH, type Speech } from "./speech/speech.ts";
import { fold, type Word, wordsOf } from "./word.ts";

/** One sentence of the talk; `text` is `turns[turn].text.slice(offset, offset + text.length)`. */
export interface Sentence {
  index: number;
  turn: number;
  speaker: "agent" | "customer";
  text: string;
  folded: string;
  offset: number;
  words: Word[];
  senses: ReadonlySet<string>;
  asks: boolean;
  /** What the other side asked right before, nearest last; empty when nothing was asked. */
  prompts: readonly Sentence[];
  /** 0 for the first sentence after the prompts, 1 for the next … */
  replyIndex: number;
}

/** A transcript made ready for the readers: only what was said, in sentences, with who answers what. */
export interface Talk {
  turns: readonly Turn[];
  sentences: readonly Sentence[];
  setting: Setting;
  speech: Speech;
  /** Whether names are told by their capitals: false for the lower case of many speech recognisers. */
  cased: boolean;
}

/** A turn is read up to here, a call up to there: a hostile transcript costs no more than a long one. */
const MAX_TURN_CHARS = 4_000;
const MAX_SENTENCES = 5_000;
/** A stop, a question mark or a line end with space behind it; not after an initial or an abbreviated title. */
const BOUNDARY = /[.!?…]+(?=\s)|\n/g;
const ABBREVIATION = /(?:^|\s)(?:\p{L}|\p{L}\.\p{L}|dr|mr|mrs|ms|st|no|nr|sr|sra|prof|av|bay|str|tel)$/iu;
/** "Am 31. Februar", "am 5. um zehn": the stop of a German day ends no sentence. */
const DAY_NUMBER = /(?:^|\s)\d{1,2}$/;
const BEHIND_DAY = /^\s(?:\p{Ll}|Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/u;

export function talkOf(turns: readonly Turn[], setting: Setting): Talk {
  const speech = SPEECH[setting.language];
  const sentences: Sentence[] = [];
  let block: Sentence[] = [];
  let before: Sentence[] = [];
  for (const [number, turn] of turns.entries()) {
    if (turn.role !== "agent" && turn.role !== "customer") continue;
    if (sentences.length >= MAX_SENTENCES) break;
    const own = sentencesOf(turn.text.slice(0, MAX_TURN_CHARS), number, turn.role, setting, speech);
    if (own.length === 0) continue;
    if (block[0] && block[0].speaker !== turn.role) {
      // "Mm-hmm" between two turns of the other side does not end what that side is saying.
      if (!own.every((sentence) => isBackchannel(sentence, speech)) || block.some((s) => s.asks)) {
        before = block;
        block = [];
      }
    }
    const asked = before.filter((sentence) => sentence.asks);
    const prompts =
      block[0]?.speaker === turn.role || block.length === 0
        ? asked.length > 0
          ? asked
          : before.slice(-2)
        : [];
    for (const sentence of own) {
      sentence.index = sentences.length;
      sentence.prompts = prompts;
      sentence.replyIndex = block.length;
      sentences.push(sentence);
      if (block.length === 0 || block[0]?.speaker === turn.role) block.push(sentence);
    }
  }
  return { turns, sentences, setting, speech, cased: isCased(turns) };
}

function sentencesOf(
  text: string,
  turn: number,
  speaker: "agent" | "customer",
  setting: Setting,
  speech: Speech,
): Sentence[] {
  const found: Sentence[] = [];
  for (const { start, end } of spansOf(text)) {
    const own = text.slice(start, end);
    const words = wordsOf(own, setting.language);
    if (words.length === 0 || MACHINE_TEXT.test(own) || NOISE.test(own)) continue;
    const folded = fold(own);
    found.push({
      index: 0,
      turn,
      speaker,
      text: own,
      folded,
      offset: start,
      words,
      senses: new Set(words.map((word) => word.sense)),
      asks: speech.asks.test(folded),
      prompts: [],
      replyIndex: 0,
    });
  }
  return found;
}

/** "[noise]", "<unk>": a recogniser's marks, with no word beside them. */
const NOISE = /^(?:\s*[[<(][a-z_ ]{2,20}[\])>])+[\s.]*$/i;

/**
 * JSON and markup are not speech: whoever puts them into a call wants to be read by a machine; "<unk>" is a
 * recogniser's.
 */
const MACHINE_TEXT =
  /[{[]\s*["'{]|"\s*:\s*|<\/?(?!(?:unk|noise|laughter|inaudible|silence|cough)>)[a-z][\w-]{0,30}>/i;

function spansOf(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(start, match.index - 6), match.index);
    const isDay = DAY_NUMBER.test(before) && BEHIND_DAY.test(text.slice(end, end + 4));
    if (match[0] === "." && (isDay || ABBREVIATION.test(before))) continue;
    spans.push(trimmed(text, start, end));
    start = end;
  }
  spans.push(trimmed(text, start, text.length));
  return spans.filter((span) => span.end > span.start);
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from < end && /\s/.test(text.charAt(from))) from++;
  return { start: from, end };
}

function isBackchannel(sentence: Sentence, speech: Speech): boolean {
  const { words } = sentence;
  // A no is an answer, also to what was no question.
  return (
    words.length <= 2 &&
    words.every(({ folded }) => speech.filler.has(folded) && !speech.negation.has(folded))
  );
}

/** Names have capitals where most turns start with one. */
function isCased(turns: readonly Turn[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const turn of turns.slice(0, 200)) {
    const first = turn.text.match(/\p{L}/u)?.[0];
    if (!first) continue;
    if (first === first.toLowerCase()) lower++;
    else upper++;
  }
  return upper > lower;
}

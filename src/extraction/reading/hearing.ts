import { findDateTimes, hourAlone } from "../values/date-time.ts";
import { findDigitRuns } from "../values/digits.ts";
import type { Lies, Moment } from "../values/moment.ts";
import { findNumbers } from "../values/number.ts";
import { findPhones, type Phone } from "../values/phone.ts";
import type { VagueTime } from "../values/vague/find.ts";
import { findVagueTimes } from "../values/vague-time.ts";
import type { Mention, Setting } from "../values/value.ts";
import { asksTime } from "./asks-time.ts";
import type { Brief } from "./brief.ts";
import { type Span, spansOf } from "./capitals.ts";
import type { Found } from "./evidence.ts";
import { ownNames } from "./own-names.ts";
import type { Scored } from "./pick.ts";
import { joinPieces } from "./pieces.ts";
import { mayHoldMoment, mayHoldNumber } from "./quick-look.ts";
import { answerOf } from "./readers/answer.ts";
import type { Sentence, Talk } from "./talk.ts";
import type { Topics } from "./topic.ts";
import { wordsOf } from "./word.ts";

/** Everything that the readers share for one call; values of each kind are looked for once, when first asked for. */
export interface Hearing {
  talk: Talk;
  topics: Topics;
  briefs: readonly Brief[];
  numbers(): readonly Found<number>[];
  digits(): readonly Found<string>[];
  phones(): readonly Found<Phone>[];
  moments(lies: Lies): readonly Found<Moment>[];
  /** Those of one sentence, without looking through the others. */
  momentsIn(sentence: Sentence): readonly Mention<Moment>[];
  /** Times that name no day ("some time next week"). */
  vagueTimes(): readonly Found<VagueTime>[];
  /** Scores worked out so far, by field (`rivals.ts`). */
  scores: Map<Brief, readonly Scored<unknown>[]>;
  /** Whether the other side says yes right after this sentence. */
  confirmed(sentence: Sentence): boolean;
  /** Whether the other side says yes, or that it suits, right after this question. */
  accepted(sentence: Sentence): boolean;
  /** Whether the other side says no to this very question: what it offers is not what was agreed. */
  declined(sentence: Sentence): boolean;
  /** The names that one side gives for itself. */
  ownNames(speaker: Sentence["speaker"]): readonly Found[];
  /** The words of all options: they are answers to another field. */
  optionWords: ReadonlySet<string>;
  optionStems: ReadonlySet<string>;
  spans(): readonly Found<Span>[];
}

const LONGEST_HOUR_WORDS = 4;
/** More mentions than this of one kind are noise; the last ones are kept, since what is said later counts. */
const MAX_MENTIONS = 600;

export function hearingOf(talk: Talk, topics: Topics, briefs: readonly Brief[]): Hearing {
  const { language } = talk.setting;
  const numeric =
    <T>(find: (text: string, setting: Setting) => Mention<T>[]) =>
    () =>
      everywhere(talk, (sentence) =>
        mayHoldNumber(sentence, language) ? find(sentence.text, talk.setting) : [],
      );
  const dated = (lies: Lies) => () => everywhere(talk, (sentence) => momentsIn(sentence, lies));
  const momentsIn = (sentence: Sentence, lies: Lies) => {
    const may = mayHoldMoment(sentence, language);
    const found = may ? findDateTimes(sentence.text, talk.setting, lies) : [];
    return found.length === 0 && answersHour(sentence) ? hourAlone(sentence.text, talk.setting, lies) : found;
  };
  const ahead = once(dated("ahead"));
  const behind = once(dated("behind"));
  const options = briefs.flatMap(({ field }) => field.options.flatMap((option) => wordsOf(option, language)));
  const optionWords = new Set(options.map(({ folded }) => folded));
  const runs = once(numeric(findDigitRuns));
  const confirmations = once(() => confirmedIn(talk));
  const confirmed = (sentence: Sentence) => confirmations().has(sentence.index);
  const approvals = once(() => acceptedIn(talk));
  const refusals = once(() => declinedIn(talk));
  const names = {
    agent: once(() => ownNames(talk, "agent", () => false)),
    customer: once(() => ownNames(talk, "customer", confirmed)),
  };
  return {
    talk,
    topics,
    briefs,
    numbers: once(numeric(findNumbers)),
    digits: once(() => joinPieces(talk, runs(), runs(), findDigitRuns)),
    phones: once(() => joinPieces(talk, runs(), numeric(findPhones)(), findPhones)),
    confirmed,
    accepted: (sentence) => confirmed(sentence) || approvals().has(sentence.index),
    declined: (sentence) => refusals().has(sentence.index),
    ownNames: (speaker) => names[speaker](),
    optionWords,
    optionStems: new Set(options.map(({ stem }) => stem)),
    scores: new Map(),
    momentsIn: perSentence((sentence) => momentsIn(sentence, "ahead")),
    vagueTimes: once(() => everywhere(talk, ({ text }) => findVagueTimes(text, talk.setting))),
    moments: (lies) => (lies === "behind" ? behind() : ahead()),
    spans: once(() =>
      everywhere(talk, (sentence) =>
        spansOf(sentence, talk, optionWords).map((span) => ({
          value: span,
          start: span.start,
          end: span.end,
        })),
      ),
    ),
  };
}

/** "Four." answers "At what time?". */
function answersHour({ asks, words, replyIndex, prompts }: Sentence): boolean {
  return !asks && replyIndex === 0 && words.length <= LONGEST_HOUR_WORDS && prompts.some(asksTime);
}

/** "Tuesday at ten?" "Perfect." */
const ACCEPTS =
  /^(?:(?:oh|ok|okay|tamam|ja|bueno|si),? )?(?:that'?s |that is |that would be |sounds |das ist |me parece )?(?:perfect|great|fine|lovely|wonderful|excellent|brilliant|good|that works|works for me|harika|super|guzel|iyi olur|cok iyi|mukemmel|bana uyar|uygundur|perfekt|prima|gut|wunderbar|das passt|geht klar|genial|estupendo|muy bien|perfecto|me viene bien|me va bien)(?![^\s.,!])/;

function acceptedIn(talk: Talk): Set<number> {
  const accepted = new Set<number>();
  for (const sentence of talk.sentences) {
    if (sentence.replyIndex > 0 || !ACCEPTS.test(sentence.folded)) continue;
    for (const prompt of sentence.prompts) if (prompt.asks) accepted.add(prompt.index);
  }
  return accepted;
}

function confirmedIn(talk: Talk): Set<number> {
  const confirmed = new Set<number>();
  for (const sentence of talk.sentences) {
    if (sentence.replyIndex > 0 || answerOf(sentence, talk) !== true) continue;
    for (const prompt of sentence.prompts) confirmed.add(prompt.index);
  }
  return confirmed;
}

/** "Would Friday be a problem?" "No": that agrees. */
const NO_AGREES =
  /\b(?:mind|problem|trouble|bother|inconvenien\w+|else|sorun|mahsur\w*|baska|sakinca\w*|inconveniente|importa|problema|algo mas|stort|problem\w*|dagegen|noch etwas|sonst)\b/;

function declinedIn(talk: Talk): Set<number> {
  const declined = new Set<number>();
  for (const sentence of talk.sentences) {
    const question = sentence.prompts.at(-1);
    if (!question || sentence.replyIndex > 0 || NO_AGREES.test(question.folded)) continue;
    if (answerOf(sentence, talk) === false) declined.add(question.index);
  }
  return declined;
}

/** From the end of the talk backwards, so that no more than enough is looked for. */
function everywhere<T>(talk: Talk, find: (sentence: Sentence) => Mention<T>[]): Found<T>[] {
  const found: Found<T>[][] = [];
  let count = 0;
  for (let index = talk.sentences.length - 1; index >= 0 && count < MAX_MENTIONS; index--) {
    const sentence = talk.sentences[index];
    if (!sentence) continue;
    const own = find(sentence).map(({ start, end, value }) => ({ value, sentence, start, end }));
    count += own.length;
    found.push(own);
  }
  return found.reverse().flat();
}

function perSentence<T>(make: (sentence: Sentence) => T): (sentence: Sentence) => T {
  const made = new Map<Sentence, T>();
  return (sentence) => {
    const known = made.get(sentence) ?? make(sentence);
    made.set(sentence, known);
    return known;
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import { isCommon } from "../capitals.ts";
import { isConcept } from "../concepts/lookup.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { readingOf } from "../pick.ts";
import { isNumeric } from "../quick-look.ts";
import type { Sentence, Talk } from "../talk.ts";
import { topicFit } from "../topic.ts";
import { answerOf } from "./answer.ts";

const MAX_WORDS = 4;
const ARTICLE = /^(?:a|an|ein|eine|einen|un|una|bir)$/;
const ARTICLE_REACH = 5;
const AT_LEAST = 0.8;
const WHOLE_QUESTION = 0.5;
const ON_TOPIC = 0.5;
/** Says how a thing is, not what it is. */
const PRAISE =
  /^(?:good|great|nice|best|decent|delicious|fresh|live|local|free|cheap|expensive|fast|serves?|serving|eat\w*|order\w*|your|much)$/;

/** Anything else: the short answer to a question that is about the field. */
export function readPhrase(brief: Brief, hearing: Hearing): Reading | null {
  const { talk } = hearing;
  if (brief.senses.includes("job")) {
    const trade = tradeIn(talk);
    if (trade) return readingOf(trade.value, trade);
  }
  let best: Reading | null = null;
  let most = AT_LEAST;
  for (const sentence of talk.sentences) {
    if (
      sentence.asks ||
      sentence.replyIndex > 0 ||
      sentence.speaker !== "customer" ||
      sentence.prompts.length === 0
    )
      continue;
    const worth = asked(brief, sentence, talk) * topicFit(hearing.topics, brief, sentence.index);
    if (worth < most || answerOf(sentence, talk) !== null) continue;
    const core = coreOf(brief, sentence, talk);
    if (
      !core ||
      HEDGE.test(core.value) ||
      hearing.momentsIn(sentence).some(({ start, end }) => start < core.end && core.start < end)
    )
      continue;
    best = readingOf(core.value, core);
    most = worth;
  }
  return best ?? readStyle(brief, hearing);
}

const STYLED = ["food", "music", "sport"];
const MAX_STYLE_WORDS = 2;

/** "Thai food", "jazz music": the customer's words right before what the field asks the style of, the last such. */
function readStyle(brief: Brief, { talk, topics }: Hearing): Reading | null {
  const style = STYLED.find((sense) => brief.senses.includes(sense));
  if (!style) return null;
  for (const sentence of talk.sentences.toReversed()) {
    if (sentence.speaker !== "customer" || topicFit(topics, brief, sentence.index) < ON_TOPIC) continue;
    const at = sentence.words.findLastIndex((word) => word.sense === style && !/^serv/.test(word.folded));
    let first = at;
    while (first > 0 && at - first < MAX_STYLE_WORDS && mayBeStyle(sentence, first - 1, brief, talk)) first--;
    const [head, tail] = [sentence.words[first], sentence.words[at - 1]];
    if (at <= first || !head || !tail) continue;
    const value = sentence.text.slice(head.start, tail.end);
    return readingOf(value, { value, sentence, start: head.start, end: tail.end });
  }
  return null;
}

function mayBeStyle(sentence: Sentence, position: number, brief: Brief, talk: Talk): boolean {
  const word = sentence.words[position];
  return (
    word !== undefined &&
    !isCommon(word.folded, talk) &&
    !brief.cues.has(word.sense) &&
    !isConcept(word.sense) &&
    !isNumeric(word.folded, talk.setting.language) &&
    !PRAISE.test(word.folded) &&
    isNext(sentence, position)
  );
}

/** What has readers of its own: a question for one of these asks for nothing else. */
const OF_OTHER_KINDS = ["name", "address", "street", "phone", "email", "postcode", "birth", "when"];
/** Words that a description starts with whatever it is about. */
const EMPTY_HEADS = new Set(["kind", "name", "title", "start", "end", "total"]);
const ASKS_WHAT = /^(?:what|which|how|why)\b/i;

function asked(brief: Brief, sentence: Sentence, talk: Talk): number {
  const senses = new Set(sentence.prompts.flatMap((prompt) => [...prompt.senses]));
  if (OF_OTHER_KINDS.some((kind) => senses.has(kind) && !brief.cues.has(kind))) return 0;
  const head = brief.senses.find((sense) => !EMPTY_HEADS.has(sense) && !brief.groupSenses.includes(sense));
  if (
    head &&
    !ASKS_WHAT.test(brief.text) &&
    !senses.has(head) &&
    !brief.nameSenses.some((one) => senses.has(one))
  )
    return 0;
  let sum = isWholeQuestion(brief, sentence, talk) ? WHOLE_QUESTION : 0;
  for (const [cue, weight] of brief.cues)
    if (!brief.groupSenses.includes(cue) && sentence.prompts.some((prompt) => prompt.senses.has(cue)))
      sum += weight;
  return sum;
}

/** What a customer says they are or work as; "I'm a bit worried" is no trade. */
function tradeIn(talk: Talk): Found | null {
  for (const sentence of talk.sentences) {
    const match =
      sentence.speaker === "customer" && !sentence.asks ? sentence.folded.match(talk.speech.works) : null;
    if (!match) continue;
    const first = sentence.words.findIndex((word) => word.start >= (match.index ?? 0) + match[0].length);
    const trade = first < 0 ? null : runFrom(sentence, first, talk);
    if (trade && !HEDGE.test(trade.value)) return trade;
  }
  return null;
}

const HEDGE = /^(?:bit|little|lot|few|big|huge|long|new|customer|client|regular|member|fan|patient)\b/i;

/** "What genre do you like?": what the question is about is what the field is about. */
function isWholeQuestion(brief: Brief, { prompts }: Sentence, talk: Talk): boolean {
  const question = prompts.findLast((prompt) => prompt.asks);
  const content = question?.words.filter((word) => !isCommon(word.folded, talk)) ?? [];
  const hits = content.filter(
    (word) => brief.cues.has(word.sense) && !brief.groupSenses.includes(word.sense),
  );
  return hits.length > 0 && hits.length * 2 >= content.length;
}

/** The answer without the courtesies round it: its first words that carry meaning, behind an article if there is one. */
function coreOf(brief: Brief, sentence: Sentence, talk: Talk): Found | null {
  const { words } = sentence;
  const article = words.findIndex(
    (word, position) => position > 0 && position < ARTICLE_REACH && ARTICLE.test(word.folded),
  );
  let first = article + 1;
  while (first < words.length && isCommon(words[first]?.folded ?? "", talk)) first++;
  return runFrom(sentence, first, talk, brief);
}

/** Words that carry meaning, one behind the other; the field's own words at the end fall away ("Thai food"). */
function runFrom(sentence: Sentence, first: number, talk: Talk, brief?: Brief): Found | null {
  const { words } = sentence;
  if (isCommon(words[first]?.folded ?? "", talk)) return null;
  let last = first;
  while (last + 1 < words.length && !isCommon(words[last + 1]?.folded ?? "", talk) && isNext(sentence, last))
    last++;
  while (last > first && brief?.cues.has(words[last]?.sense ?? "")) last--;
  const [head, tail] = [words[first], words[last]];
  if (!head || !tail || last - first >= MAX_WORDS || (last === first && brief?.cues.has(head.sense)))
    return null;
  return { value: sentence.text.slice(head.start, tail.end), sentence, start: head.start, end: tail.end };
}

/** Only space or a hyphen between a word and the next. */
function isNext(sentence: Sentence, position: number): boolean {
  const [word, next] = [sentence.words[position], sentence.words[position + 1]];
  return (
    word !== undefined && next !== undefined && /^[\s-]+$/.test(sentence.text.slice(word.end, next.start))
  );
}

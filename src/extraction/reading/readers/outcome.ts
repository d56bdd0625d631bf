import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { readingOfSentence } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { topicFit } from "../topic.ts";
import { answerTo } from "./answer.ts";

const OUTCOME =
  /\b(?:confirm(?:s|ed)?|carried out|succe(?:ss|eded|ssful)\w*|completed|went through|(?:was|were|is|has been|have been|got) (?:booked|reserved|made|arranged|scheduled|purchased|transferred|sent|placed|processed|issued|resolved|cancelled|canceled|refunded|paid|updated|added|created))\b/i;
/** "Was the flight changed?", "whether a ticket has been bought". */
const WAS_DONE =
  /\b(?:was|were|is|has|have|had|been|got|agent)\b[^.;]{0,50}\b(?:booked|reserved|bought|purchased|scheduled|arranged|submitted|filed|changed|upgraded|cancell?ed|transferred|placed|processed|issued|resolved|solved|fixed|refunded|updated|created|accepted|approved|granted|renewed|activated|completed)\b/i;
const ALL_DONE =
  /^done\b|\b(?:all set|success\w*|(?:is|are|it's|that's) (?:all )?(?:done|confirmed|completed?)|went through)\b/;
const OUTCOME_TR = /(?:onayla|tamamla|oluşturul|yapıldı|edildi|gerçekleş)/i;
const OUTCOME_OTHER =
  /\b(?:bestätigt|gebucht|erledigt|abgeschlossen|confirm[oaó]\w*|reservad[oa]|realizad[oa]|completad[oa])\b/i;
/** "… false if none was made": with nothing reported, nothing was done. */
const NONE_IS_FALSE =
  /\bfalse (?:if|when)?\b.*\b(?:none|nothing|no \w+|never|was not|were not|did not|didn't|has not)\b|\bfalse otherwise\b|\belse false\b|aksi (?:halde|takdirde)|sonst falsch|en caso contrario/i;
const ON_TOPIC = 0.5;

/** Whether the field asks if something was carried out in the call. */
export function isOutcome(brief: Brief): boolean {
  return isGeneral(brief) || WAS_DONE.test(brief.text);
}

function isGeneral({ text }: Brief): boolean {
  return OUTCOME.test(text) || OUTCOME_TR.test(text) || OUTCOME_OTHER.test(text);
}

/** The last report of the agent on the matter: carried out, or not; else what the customer said to the offer. */
export function readOutcome(brief: Brief, hearing: Hearing): Reading | null {
  const { talk } = hearing;
  let last: { value: boolean; sentence: Sentence } | null = null;
  let lastOnTopic: Sentence | null = null;
  // "Was the flight changed?" asks for one thing; that another was done is no answer.
  const any = isGeneral(brief);
  let declined: Sentence | null = null;
  for (const sentence of talk.sentences) {
    if (topicFit(hearing.topics, brief, sentence.index) < ON_TOPIC) continue;
    lastOnTopic = sentence;
    if (sentence.speaker !== "agent") continue;
    if (sentence.asks) {
      declined = declinedOffer(brief, sentence, talk) ?? declined;
      continue;
    }
    if (!any && !ALL_DONE.test(sentence.folded) && !sentence.words.some((word) => brief.cues.has(word.sense)))
      continue;
    if (talk.speech.failed.test(sentence.folded)) last = { value: false, sentence };
    else if (talk.speech.done.test(sentence.folded)) last = { value: true, sentence };
  }
  if (last) return readingOfSentence(last.value, last.sentence);
  if (declined) return readingOfSentence(false, declined);
  return lastOnTopic && NONE_IS_FALSE.test(brief.text) ? readingOfSentence(false, lastOnTopic) : null;
}

/** "Shall I book it?" "Not now." */
function declinedOffer({ cues }: Brief, question: Sentence, talk: Talk): Sentence | null {
  if (!talk.speech.offers.test(question.folded) || !question.words.some((word) => cues.has(word.sense)))
    return null;
  const answer = answerTo(question, talk);
  if (answer) return answer.value ? null : answer.sentence;
  const reply = talk.sentences[question.index + 1];
  const declines = reply?.words[0] && talk.speech.negation.has(reply.words[0].folded);
  return declines && reply.speaker !== question.speaker ? reply : null;
}

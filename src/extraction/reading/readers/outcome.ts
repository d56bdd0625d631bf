import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { readingOfSentence } from "../pick.ts";
import type { Sentence } from "../talk.ts";
import { topicFit } from "../topic.ts";

const OUTCOME =
  /\b(?:confirm(?:s|ed)?|carried out|succe(?:ss|eded|ssful)\w*|completed|went through|(?:was|were|is|has been|have been|got) (?:booked|reserved|made|arranged|scheduled|purchased|transferred|sent|placed|processed|issued|resolved|cancelled|canceled|refunded|paid|updated|added|created))\b/i;
const OUTCOME_TR = /(?:onayla|tamamla|oluşturul|yapıldı|edildi|gerçekleş)/i;
const OUTCOME_OTHER =
  /\b(?:bestätigt|gebucht|erledigt|abgeschlossen|confirm[oaó]\w*|reservad[oa]|realizad[oa]|completad[oa])\b/i;
/** "… false if none was made": with nothing reported, nothing was done. */
const NONE_IS_FALSE =
  /\bfalse (?:if|when)?\b.*\b(?:none|nothing|no \w+|never|was not|were not)\b|\bfalse otherwise\b|\belse false\b|aksi (?:halde|takdirde)|sonst falsch|en caso contrario/i;
const ON_TOPIC = 0.5;

/** Whether the field asks if something was carried out in the call. */
export function isOutcome({ text }: Brief): boolean {
  return OUTCOME.test(text) || OUTCOME_TR.test(text) || OUTCOME_OTHER.test(text);
}

/** The last report of the agent on the matter: carried out, or not. */
export function readOutcome(brief: Brief, hearing: Hearing): Reading | null {
  const { talk } = hearing;
  let last: { value: boolean; sentence: Sentence } | null = null;
  let lastOnTopic: Sentence | null = null;
  for (const sentence of talk.sentences) {
    if (topicFit(hearing.topics, brief, sentence.index) < ON_TOPIC) continue;
    lastOnTopic = sentence;
    if (sentence.speaker !== "agent" || sentence.asks) continue;
    if (talk.speech.failed.test(sentence.folded)) last = { value: false, sentence };
    else if (talk.speech.done.test(sentence.folded)) last = { value: true, sentence };
  }
  if (last) return readingOfSentence(last.value, last.sentence);
  return lastOnTopic && NONE_IS_FALSE.test(brief.text) ? readingOfSentence(false, lastOnTopic) : null;
}

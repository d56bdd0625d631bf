import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { readingOfSentence } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { fold } from "../word.ts";

type Attitude = "keen" | "hesitant" | "averse";

const ABOUT_INTEREST =
  /interest|keen|enthusias|purchase intent|buying intent|lead (?:quality|temperature)|ilgi|interes|satin alma niyeti/;
/** Names of the steps of a scale, strongest first; an option stands for the attitude whose word it holds. */
const STEPS: Readonly<Record<Attitude, readonly RegExp[]>> = {
  keen: [/\b(?:very high|high|strong|hot|yuksek|alt[oa]|hoch|positive?|olumlu|interested)\b/],
  hesitant: [/\b(?:medium|moderate|mid|warm|orta|medi[oa]|mittel|neutral|undecided|maybe)\b/],
  averse: [
    /\b(?:none|no interest|not interested|yok|hic|ningun[oa]?|kein\w*|nada)\b/,
    /\b(?:low|cold|dusuk|baj[oa]|niedrig|negative?|olumsuz)\b/,
  ],
};

/** A level of interest that follows from the talk: only from a clear wish, doubt or refusal, the last one said. */
export function readAttitude(brief: Brief, { talk }: Hearing): Reading | null {
  if (!ABOUT_INTEREST.test(fold(`${brief.field.name} ${brief.text}`))) return null;
  let last: { attitude: Attitude; sentence: Sentence } | null = null;
  for (const sentence of talk.sentences) {
    const attitude = sentence.speaker === "customer" ? attitudeOf(sentence, talk) : null;
    if (attitude) last = { attitude, sentence };
  }
  if (!last) return null;
  const option = stepFor(last.attitude, brief.field.options);
  return option === null ? null : readingOfSentence(option, last.sentence);
}

/** Refusal is looked for first: "not interested" holds "interested". */
function attitudeOf({ folded }: Sentence, { speech }: Talk): Attitude | null {
  if (speech.averse.test(folded)) return "averse";
  if (speech.keen.test(folded)) return "keen";
  return speech.hesitant.test(folded) ? "hesitant" : null;
}

function stepFor(attitude: Attitude, options: readonly string[]): string | null {
  for (const step of STEPS[attitude]) {
    const option = options.find((one) => step.test(fold(one)));
    if (option !== undefined) return option;
  }
  return null;
}

import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import { CALLING, type Calling } from "../calling/calling.ts";
import type { Hearing } from "../hearing.ts";
import { readingOfSentence } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { fold } from "../word.ts";
import { answerTo } from "./answer.ts";

const ABOUT_CALLBACK =
  /\bfollow[ _-]?up|\bcall(?:ed|ing)?[ _-]?back|\bcallback|\bfurther contact|\bgeri (?:ara|don)|\btakip|\bseguimiento|\bdevol\w+ la llamada|\bvuelv\w+ a llamar|\b(?:zu)?ruckruf|\bnachfass|\bzuruck(?:gerufen|zurufen)|\brappel|\brichiam|\bterugbel/;
const IS_WANTED =
  /\b(?:need\w*|requir\w*|request\w*|want\w*|wish\w*|should|ask\w*|necessary|expect\w*|gerek\w*|ist[eiı]\w*|lazim|necesari\w*|necesita\w*|requiere\w*|quiere\w*|pid\w+|desea\w*|solicit\w*|notig|erforderlich|gewunscht|erwunscht|mochte|verlang\w*|bitte\w*|wunsch\w*|braucht|souhait\w*|veut|demand\w*|necessaire)\b/;

interface Heard {
  value: boolean;
  sentence: Sentence;
}

/** Whether a yes-no field asks if the customer is to be called again. */
export function isCallback({ field, text }: Brief): boolean {
  const asked = fold(`${field.name.replaceAll("_", " ")} ${text}`);
  return ABOUT_CALLBACK.test(asked) && IS_WANTED.test(asked);
}

/** What was said last of it: a wish to be called, a refusal, or the answer to the agent's offer. */
export function readCallback({ talk }: Hearing): Reading | null {
  let last: Heard | null = null;
  for (const sentence of talk.sentences) last = heardIn(sentence, talk) ?? last;
  return last && readingOfSentence(last.value, last.sentence);
}

/** The customer's "I will call you": it holds the words, and asks for no call. */
export function isOwnPromise(sentence: Sentence, talk: Talk): boolean {
  return (
    sentence.speaker === "customer" && callingOf(talk).some(({ neither }) => has(neither, sentence.folded))
  );
}

function heardIn(sentence: Sentence, talk: Talk): Heard | null {
  if (sentence.speaker === "customer") {
    const value = wishIn(sentence.folded, talk);
    return value === null ? null : { value, sentence };
  }
  return callingOf(talk).some(({ offers }) => has(offers, sentence.folded)) ? answerTo(sentence, talk) : null;
}

/** The last wish or refusal of a sentence; a refusal that names an hour or a day leaves the call open. */
function wishIn(folded: string, talk: Talk): boolean | null {
  let [value, at]: [boolean | null, number] = [null, -1];
  for (const { neither, refuses, limits, wishes } of callingOf(talk)) {
    const bare = blanked(folded, neither);
    const isLimited = has(limits, bare);
    for (const { index } of bare.matchAll(refuses))
      if (!isLimited && index > at) [value, at] = [false, index];
    for (const { index } of blanked(bare, refuses).matchAll(wishes))
      if (index > at) [value, at] = [true, index];
  }
  return value;
}

const callingOf = ({ setting }: Talk): readonly Calling[] => CALLING[setting.language];

function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => "#".repeat(found.length));
}

function has(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}

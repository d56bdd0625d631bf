import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { isWeak } from "../own-names.ts";
import { readingOf } from "../pick.ts";
import { squash } from "../squash.ts";
import type { Talk } from "../talk.ts";
import { readThing, THIRD_PERSONS } from "./thing.ts";

/** A name is not said more often than this; each is compared with all others. */
const MAX_NAMES = 100;
const WHO = /^(?:who|kim|qui[eé]n|wer)\b/i;
const SENT_TO = /\b(?:goes|sent|paid) to\b/i;
const WHO_ANSWERS = /\b(?:took|takes|answer\w*|handle\w*) the (?:phone|call)\b/i;
const WHO_SPEAKS = /\b(?:call\w*|rings?|ringing|speak\w*|belongs?|arayan|arıyor|llama|anruf\w*|ruft)\b/i;

/** Names of people: an introduction, or the answer to the question for the name. */
export function readPerson(brief: Brief, hearing: Hearing): Reading | null {
  if (isThird(brief)) return readThing(brief, hearing);
  const { talk } = hearing;
  if (brief.senses.includes("agent") || (WHO.test(brief.text) && WHO_ANSWERS.test(brief.text))) {
    const names = hearing.ownNames("agent");
    const name = names.find((one) => !isWeak(one)) ?? names[0];
    return name ? reading(name, talk) : null;
  }
  const best = settle(hearing.ownNames("customer").slice(-MAX_NAMES), spelledName(talk));
  return best && reading(best, talk);
}

function isThird({ senses, text }: Brief): boolean {
  if (THIRD_PERSONS.some((sense) => senses.includes(sense)) || SENT_TO.test(text)) return true;
  return WHO.test(text) && !WHO_SPEAKS.test(text) && !senses.includes("agent");
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

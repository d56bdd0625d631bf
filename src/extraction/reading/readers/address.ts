import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, score } from "../pick.ts";
import type { Sentence } from "../talk.ts";
import { fold } from "../word.ts";

const AT_LEAST = 0.3;
/** A street with a number is an address, whatever else is said. */
const IN_PLACE = 0.3;
const STREET_WORDS =
  "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|plaza|terrace|way|highway|hwy|parkway|pkwy|square|circle|alley|broadway|real|mall|close|crescent|row";
const STREET = new RegExp(
  `\\b(?:${STREET_WORDS})\\b|(?:strasse|strase|str\\.|weg|platz|allee|gasse)\\b|\\b(?:calle|avenida|plaza|paseo|carrera)\\b|(?:sokak|sokagi|caddesi|cadde|bulvari|mahallesi)`,
  "i",
);
const UNIT = "(?:,? ?(?:#|suite|apt|unit|no\\.?|floor) ?[a-z]?\\d*[a-z]?\\b)?";
/** House number, up to six words, a street word; or capitals all the way where the street word is missing. */
const NUMBER_FIRST = new RegExp(
  `\\b\\d{1,6}(?:-\\d{1,5})?[a-z]?,? (?:(?:[\\p{L}.'’-]+|\\d{1,3}(?:st|nd|rd|th)) ){0,5}?(?:${STREET_WORDS})\\b(?: (?:north|south|east|west|northeast|northwest|southeast|southwest|[nsew]{1,2}|[a-d])\\b)?${UNIT}`,
  "giu",
);
const NUMBER_CAPITALS =
  /\b\d{2,6} (?:\p{Lu}[\p{L}.'’-]*|\d{1,3}(?:st|nd|rd|th)|de|la|el)(?: (?:\p{Lu}[\p{L}.'’-]*|\d{1,3}(?:st|nd|rd|th)|de|la|el)){1,4}(?: # ?\w{1,5})?/gu;
const STREET_FIRST =
  /\b(?:calle|avenida|avda\.?|plaza|paseo|c\/) (?:[\p{L}.'’-]+ ){1,5}(?:n[uú]mero )?\d{1,4}\b|\b[\p{L}.-]{2,40}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) \d{1,4} ?[a-z]?\b|\b(?:[\p{L}.]+ ){1,4}(?:sokak|soka[gğ][iı]|caddesi|cadde|bulvar[iı]|mahallesi),? (?:no:? ?)?\d{1,4}\b/giu;

/** Asks for more than the street. */
const WHOLE = /\b(?:zip|post ?code|city|full|postal)\b/i;

/** A street with its house number; where more of an address is asked for, a part of it is no answer when spoken. */
export function readAddress(brief: Brief, hearing: Hearing): Reading | null {
  const written = hearing.talk.sentences.flatMap(addressesIn);
  const all = [...written, ...spokenAddresses(hearing)].sort((a, b) => a.sentence.index - b.sentence.index);
  const whole = WHOLE.test(brief.text) ? written : all;
  const found = pick(
    score(brief, hearing, whole, () => IN_PLACE),
    AT_LEAST,
  );
  return found && readingOf(found.value, found);
}

export function isStreet(text: string): boolean {
  return STREET.test(fold(text)) && /^\d/.test(text);
}

function addressesIn(sentence: Sentence): Found[] {
  const found: Found[] = [];
  for (const pattern of [NUMBER_FIRST, STREET_FIRST, NUMBER_CAPITALS]) {
    for (const match of sentence.text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((other) => other.start < end && other.end > match.index)) continue;
      found.push({ value: match[0].trim(), sentence, start: match.index, end });
    }
  }
  return found;
}

const STREET_WORD = new RegExp(`^(?:${STREET_WORDS})$`);
const MAX_STREET_WORDS = 4;

/** "eight seventy one main street": the number in digits, the street as in writing. */
function spokenAddresses({ digits, talk }: Hearing): Found[] {
  return digits().flatMap(({ value, sentence, start, end }) => {
    const behind = sentence.words.filter((word) => word.start >= end).slice(0, MAX_STREET_WORDS);
    const last = behind.findIndex((word) => STREET_WORD.test(word.folded));
    const street = behind[last];
    if (last < 1 || !street || /\d/.test(sentence.text.slice(start, end))) return [];
    const name = sentence.text.slice(end, street.end).trim();
    const written = talk.cased ? name : name.replace(/(^|\s)\p{L}/gu, (first) => first.toUpperCase());
    return [{ value: `${value} ${written}`, sentence, start, end: street.end }];
  });
}

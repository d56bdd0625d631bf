import type { Field } from "../field.ts";
import { type Kind, kindOf, NAMED_THINGS } from "./kind.ts";
import { languageOfText } from "./language.ts";
import { SPEECH } from "./speech/speech.ts";
import { wordsOf } from "./word.ts";

/** What a field asks for, in the terms that the readers compare. */
export interface Brief {
  field: Field;
  kind: Kind;
  /** Meanings that should stand near the value, with what each is worth. */
  cues: ReadonlyMap<string, number>;
  /** The description's meanings in order, without function words. */
  senses: readonly string[];
  /** The meanings of the words in the field's name. */
  nameSenses: readonly string[];
  /** The matter of the call that the field belongs to ("Taxi: …", or a first word that names share). */
  group: string | null;
  /** The meanings of that matter's own words. */
  groupSenses: readonly string[];
  /** Meanings that turn a value away: the other end of a journey, a stay, a stretch of time. */
  against: ReadonlySet<string>;
  /** The cues that have such an opposite. */
  turns: ReadonlySet<string>;
  /** Who says the value, where the description tells. */
  speaker: "agent" | "customer" | null;
  /** The description as it is, folded by no one: for the few rules that read its words. */
  text: string;
}

/** Words that name a kind of value; every value of that kind is near them, so they tell little. */
const KIND_WORDS = new Set(
  "date time hour phone email address city name number price kind place account code total".split(" "),
);
const KIND_WORD_WEIGHT = 0.4;
/** What a question for each kind is asked with, whatever the field. */
const KIND_CUES: Partial<Record<Kind, Record<string, number>>> = {
  city: { city: 0.4, place: 0.4, area: 0.4 },
  place: { place: 0.4, where: 0.4 },
  address: { address: 0.4, place: 0.3, street: 0.3 },
  moment: { when: 0.4 },
  person: { name: 0.4 },
  phone: { phone: 0.4, number: 0.4 },
  code: { number: 0.3 },
};
const NAME_WEIGHT = 0.6;
/** "Company that books the collection": what is asked for weighs more than what is said about it. */
const CLAUSE = /\b(?:that|which|who|whose|where|when)\b/i;
const CLAUSE_WEIGHT = 0.6;
const PREFIX = /^([\p{L}][\p{L} -]{1,28}):\s+(?=\S)/u;
/** Parts of a description that tell the form of the answer, not what it is about. */
const FORM =
  /\b(?:give it|write|leave (?:it )?empty|for example|e\.g\.|such as|without (?:currency|any)|pick (?:the )?one)\b.*$|\([^)]{0,200}\)|\bas (?:wished|told|settled)\b[^.;]*|\b(?:(?:that )?the (?:caller|customer|client|patient|user) )?(?:finally )?(?:picks|picked|chooses|chose|decide[sd] on|goes with|settle[sd] on|selects|selected|ends up \w+)\b/giu;
const AGENT_SAYS =
  /\bagent\b[^.;]{0,30}\b(?:reads?|names?|mentions?|tells?|says?|gives?|states?|quotes?)\b|\b(?:told|given|named|mentioned|read out|stated|quoted) by the (?:\w+'s )?agent\b/i;
const CUSTOMER_SAYS =
  /\b(?:caller|customer|client|patient|user|person)\b[^.;]{0,20}\b(?:reads?|names?|mentions?|tells?|says?|gives?|states?|quotes?)\b|\bthe (?:caller|customer|patient|client)'s (?:e-?mail|telephone|phone)|\b(?:of|for) the (?:caller|customer|patient|client)\b/i;

/** "The patient's job", "müşterinin mesleği": the owner does not say what the value is. */
const POSSESSIVE = /'s$|[nıiuü]n[iu]n$/;

const OPPOSITES: Record<string, readonly string[]> = {
  depart: ["arrive", "return"],
  arrive: ["depart", "return"],
  return: ["depart", "pickup"],
  pickup: ["dropoff", "return"],
  dropoff: ["pickup"],
  checkin: ["checkout"],
  checkout: ["checkin"],
  start: ["end"],
  end: ["start"],
};

/** A cue may be called `constructor`. */
const oppositesOf = (cue: string) => (Object.hasOwn(OPPOSITES, cue) ? (OPPOSITES[cue] ?? []) : []);

/** What each field of a request asks for. The worth of a cue falls with the number of like fields that share it. */
export function briefsOf(fields: readonly Field[]): Brief[] {
  const prefixes = sharedPrefixes(fields);
  const briefs = fields.map((field) => briefOf(field, prefixes));
  const shared = new Map<string, number>();
  for (const { kind, cues } of briefs) {
    for (const cue of cues.keys()) shared.set(`${kind} ${cue}`, (shared.get(`${kind} ${cue}`) ?? 0) + 1);
  }
  return briefs.map((brief) => ({
    ...brief,
    cues: new Map(
      [...brief.cues].map(([cue, worth]) => [
        cue,
        worth / Math.sqrt(shared.get(`${brief.kind} ${cue}`) ?? 1),
      ]),
    ),
  }));
}

function briefOf(field: Field, prefixes: ReadonlySet<string>): Brief {
  const prefix = field.description.match(PREFIX)?.[1] ?? null;
  const text = prefix
    ? field.description.slice(field.description.indexOf(":") + 1).trim()
    : field.description;
  const language = languageOfText(text);
  const { stop } = SPEECH[language];
  const bare = text.replace(FORM, " ");
  const said = wordsOf(bare, language);
  const senses = said
    .filter((word) => !stop.has(word.folded) || KEPT.has(word.sense))
    .map((word) => word.sense);
  const owned = said
    .filter((word) => senses.includes(word.sense) && !POSSESSIVE.test(word.folded))
    .map((word) => word.sense);
  if (language === "tr") owned.reverse();
  const nameWords = wordsOf(field.name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " "), "en");
  const kind = kindOf(
    field,
    owned.length > 0 ? owned : nameWords.map((word) => word.sense),
    nameWords.map((word) => word.sense),
    [...nameWords, ...wordsOf(prefix ?? "", language)].map((word) => word.sense),
    /^(?:where|nere|dónde|wo)\b/i.test(text),
  );
  const cues = new Map<string, number>();
  for (const word of nameWords) if (!SPEECH.en.stop.has(word.folded)) cues.set(word.sense, NAME_WEIGHT);
  const clause = bare.search(CLAUSE);
  const main = new Set(said.filter(({ start }) => clause < 0 || start < clause).map(({ sense }) => sense));
  for (const sense of senses)
    if (!NO_CUE.has(sense))
      cues.set(sense, main.has(sense) || nameWords.some((word) => word.sense === sense) ? 1 : CLAUSE_WEIGHT);
  for (const [cue, worth] of Object.entries(KIND_CUES[kind] ?? {})) cues.set(cue, worth);
  for (const cue of cues.keys()) if (KIND_WORDS.has(cue)) cues.set(cue, KIND_WORD_WEIGHT);
  const first = nameWords[0]?.sense ?? "";
  const group = prefix ? prefix.toLowerCase() : prefixes.has(first) ? first : null;
  return {
    field,
    kind,
    cues,
    senses,
    nameSenses: nameWords.map((word) => word.sense),
    against: new Set([...cues.keys()].flatMap((cue) => oppositesOf(cue)).filter((sense) => !cues.has(sense))),
    turns: new Set([...cues.keys()].filter((cue) => oppositesOf(cue).length > 0)),
    group,
    groupSenses: group === null ? [] : wordsOf(group, language).map((word) => word.sense),
    speaker: AGENT_SAYS.test(text) ? "agent" : CUSTOMER_SAYS.test(text) ? "customer" : null,
    text,
  };
}

/** People that every description speaks of: they say what kind the value is, not where it stands. */
const KEPT = new Set(["customer", "agent", "patient"]);
const NO_CUE = new Set(["customer", "agent", "patient"]);

const MATTERS = new Set("taxi bus train flight doctor dentist calendar policy".split(" "));

/**
 * First words that at least two field names share, where there are at least two such words. The word must be what the
 * descriptions speak of ("hotel_name": "Name of the hotel"), and a matter by itself, not a kind of value
 * ("number_of_rooms"), a person, or a part of every call ("appointment_day").
 */
function sharedPrefixes(fields: readonly Field[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { name, description } of fields) {
    const [first, second] = wordsOf(name.replaceAll("_", " "), "en");
    if (!first || !second || !(NAMED_THINGS.has(first.sense) || MATTERS.has(first.sense))) continue;
    const spoken = wordsOf(description, "en").some((word) => word.sense === first.sense);
    counts.set(first.sense, (counts.get(first.sense) ?? 0) + (spoken ? 1 : 0));
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([sense]) => sense);
  return new Set(shared.length > 1 ? shared : []);
}

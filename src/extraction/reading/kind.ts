import type { Field } from "../field.ts";

/** What sort of words a field's value is; each kind has one reader. */
export type Kind =
  | "moment"
  | "phone"
  | "digits"
  | "email"
  | "url"
  | "currency"
  | "number"
  | "boolean"
  | "choice"
  | "person"
  | "thing"
  | "place"
  | "city"
  | "address"
  | "code"
  | "weekday"
  | "phrase";

/** Concepts that say of what kind the value of a plain string is; the first in the description decides. */
const KIND_OF_CONCEPT = new Map<string, Kind>(
  Object.entries({
    person: "customer patient agent recipient doctor dentist child relative witness driver director worker",
    thing:
      "name attraction movie company supplier shop hotel restaurant salon event apartment product airline clinic model competitor car school artist contract subscription",
    place: "place venue station airport pickup dropoff country arrive depart",
    city: "city area",
    address: "address street",
    code: "postcode plate code reference serial policy order claim account number security",
    weekday: "weekday",
    phrase:
      "kind title job medication symptom reason problem food music sport color size language question damage allergy",
  }).flatMap(([kind, concepts]) => concepts.split(" ").map((concept) => [concept, kind as Kind])),
);

/** "Apartment number" is a code, but "house number and street" is an address. */
const NOT_NUMBERED = ["name", "address", "street"];
/** Things that have a name but are no persons. */
export const NAMED_THINGS = new Set(
  "company supplier shop hotel restaurant salon event apartment product airline clinic venue station airport place car school visit artist attraction movie subscription".split(
    " ",
  ),
);
/** Concepts that stand for people, whoever they are in the call. */
const PERSONS = new Set(
  "customer patient agent people role recipient doctor dentist child relative witness driver director worker".split(
    " ",
  ),
);
/** A person at the head of a description, with nothing behind it that makes it another thing ("contact address"). */
const PERSON_AT_HEAD =
  /^(?:the |an? )?[\p{L}-]+(?:$|[.,]| (?:of|who|that|whom|whose|for|to|in|asked|calling|speaking)\b)/iu;
const WHO = /^(?:who|(?:the |a )?(?:person|someone|somebody)|kim|qui[eé]n|wer)\b/i;
/** "What the patient is allergic to": whoever stands behind the question word is not what is asked for. */
const ASKS_WHAT = /^(?:what|which|how|why|reason)\b/i;
const TO_REACH = /\b(?:text messages?|call(?:ed|ing)? back|reach(?:ed)?|callback)\b/i;
const SOMEONE = /\b(?:person|someone|somebody|individual|user)\b/i;
/** "Industry of the company": an unknown head is what is asked for, not its owner. */
const HEAD_OF = /^(?:the |an? )?(?!part\b|place\b)[\p{L}-]+ of\b/iu;
/** "Name of the nominee", "… the librarian": endings of English words for people that no machine or firm has. */
const DOER =
  /\bof (?:the |an? )?(?:[\w-]+ ){0,2}?(?!coffee|committee|guarantee)[a-z]{4,}(?:ee|ian|ist|man|woman)\b/i;
const NAME_OF = /\b(?:name|nombre) (?:of|del?|des|der)\b/i;

/** "Name the table is booked under": a person's name for a thing. */
const ON_BEHALF =
  /\bname\b.{0,40}\b(?:under|(?:booked|reserved|made|held|put) (?:for|in))\b|\bwhose name\b|\bauf (?:den|welchen) namen\b|\ba nombre de\b|\bad[ıi]na\b/i;

const FORMATTED: Record<string, Kind> = {
  "date-time": "moment",
  date: "moment",
  time: "moment",
  phone: "phone",
  email: "email",
  url: "url",
  currency: "currency",
};

/**
 * `senses` are the meanings of the description's words in order, without function words; `context` those of the
 * field's name and of its matter.
 */
export function kindOf(
  field: Field,
  senses: readonly string[],
  nameSenses: readonly string[],
  context: readonly string[],
  startsWithWhere: boolean,
): Kind {
  if (field.type === "number") return "number";
  if (field.type === "boolean") return "boolean";
  if (field.type === "enum") return "choice";
  if (field.format) return FORMATTED[field.format] ?? "phrase";
  if (field.digitsOnly)
    return context.includes("phone") || senses.includes("phone") || TO_REACH.test(field.description)
      ? "phone"
      : "digits";
  if (startsWithWhere) return senses.includes("address") || senses.includes("street") ? "address" : "place";
  const numbered = senses.includes("number") && !NOT_NUMBERED.some((sense) => senses.includes(sense));
  if (numbered) return "code";
  if (WHO.test(field.description)) return "person";
  const asksWhat = ASKS_WHAT.test(field.description);
  for (const sense of senses) {
    const kind = KIND_OF_CONCEPT.get(sense);
    const head = sense === senses[0];
    if (!kind && head && PERSONS.has(sense) && PERSON_AT_HEAD.test(field.description)) return "person";
    if (!kind && head && HEAD_OF.test(field.description)) return "phrase";
    // "Film the caller wants to see": whoever wants it is not it.
    if (!kind || (kind === "person" && (!head || asksWhat))) continue;
    if (sense === "name") return namesPerson(field, senses) ? "person" : "thing";
    if (sense === "title" && [...senses, ...context].some((other) => NAMED_THINGS.has(other))) return "thing";
    return kind;
  }
  return nameSenses.includes("name") ? "thing" : "phrase";
}

/** The first person or thing spoken of has the name; the name of something unknown is no person's. */
function namesPerson({ description }: Field, senses: readonly string[]): boolean {
  if (ON_BEHALF.test(description)) return true;
  const owner = senses.find((sense) => NAMED_THINGS.has(sense) || PERSONS.has(sense));
  if (owner !== undefined) return PERSONS.has(owner);
  return !NAME_OF.test(description) || SOMEONE.test(description) || DOER.test(description);
}

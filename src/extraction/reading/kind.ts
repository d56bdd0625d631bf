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
    person: "customer patient agent recipient doctor dentist",
    thing:
      "name attraction movie company hotel restaurant salon event apartment product airline clinic model competitor car school artist contract subscription",
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
const NAMED_THINGS = new Set(
  "company hotel restaurant salon event apartment product airline clinic venue station airport place car school visit artist attraction movie subscription".split(
    " ",
  ),
);

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

/** `senses` are the meanings of the description's words in order, without function words. */
export function kindOf(
  field: Field,
  senses: readonly string[],
  nameSenses: readonly string[],
  startsWithWhere: boolean,
): Kind {
  if (field.type === "number") return "number";
  if (field.type === "boolean") return "boolean";
  if (field.type === "enum") return "choice";
  if (field.format) return FORMATTED[field.format] ?? "phrase";
  if (field.digitsOnly) return "digits";
  if (startsWithWhere) return "place";
  const numbered = senses.includes("number") && !NOT_NUMBERED.some((sense) => senses.includes(sense));
  if (numbered) return "code";
  for (const sense of senses) {
    const kind = KIND_OF_CONCEPT.get(sense);
    // "Film the caller wants to see": whoever wants it is not it.
    if (!kind || (kind === "person" && sense !== senses[0])) continue;
    if (sense === "name")
      return ON_BEHALF.test(field.description) || !senses.some((other) => NAMED_THINGS.has(other))
        ? "person"
        : "thing";
    return kind;
  }
  return nameSenses.includes("name") ? "thing" : "phrase";
}

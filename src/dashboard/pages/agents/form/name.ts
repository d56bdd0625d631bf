/** Where a value stands in a draft: members by name, entries of a list by number. */
export type Path = readonly (string | number)[];

/** Short names of the two long lists, in input names and commands. */
const SHORT = new Map([
  ["post_call_data_extraction", "fields"],
  ["post_call_actions", "actions"],
]);
const LONG = new Map([...SHORT].map(([long, short]) => [short, long]));

/** How a text in a form is to be read (`read.ts`); without one, an empty text means that the member is absent. */
export const KINDS = [
  /** A text, also an empty one. */
  "text",
  /** A number; what is none stays the text that it is, so that its check can say so. */
  "number",
  /** `true` or `false`; the last of several counts, so that a hidden `false` stands for an unchecked box. */
  "boolean",
  /** Any JSON; what is none stays the text that it is. */
  "json",
  /** A list of texts, one a line. */
  "lines",
  /** A list of numbers, one a line. */
  "numbers",
  /** One chosen entry of a list of texts, beside others of the same name. */
  "set",
  /** The list as it was, as JSON: keeps its order, and tells "none chosen" from "never said". */
  "was",
  /** An object that is there even where all its inputs are empty. */
  "object",
] as const;
export type Kind = (typeof KINDS)[number];

/** `fields.0.name` as the path of the draft's own members. */
export function pathOf(place: string): Path {
  const [first = "", ...rest] = place.split(".");
  return [LONG.get(first) ?? first, ...rest].map((part) =>
    typeof part === "string" && /^\d{1,4}$/.test(part) ? Number(part) : part,
  );
}

/** The member path of an error (`post_call_data_extraction.2.options`) as the inputs name it (`fields.2.options`). */
export function placeOf(member: string): string {
  const [first = "", ...rest] = member.split(".");
  return [SHORT.get(first) ?? first, ...rest].join(".");
}

export const nameOf = (place: string, kind?: Kind): string => (kind ? `${place}:${kind}` : place);

/** One string for each path, whatever its members are called. */
export const keyOf = (path: Path): string => JSON.stringify(path);

import { fold } from "../extraction/values/fold.ts";
import { zoned } from "../time/local-time.ts";
import { isTimezone } from "../time/timezone.ts";
import { currentZone } from "./current-zone.ts";
import { placeZones } from "./place-zones.ts";
import { ABBREVIATED_ZONES, BARE_ZONES, SPOKEN_ZONES } from "./spoken-zones.ts";

const IANA_NAME = /[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+/g;
/** `GMT+3` is an offset and tells no zone. */
const OFFSET = /\b(?:gmt|utc)\s*[+\-−–]\s*\d/i;
const WORD = /[\p{L}\p{N}]+/gu;
const AFTER_BARE =
  /^(?:time|zone|standard|daylight|please|here|thanks|thank|sir|ma|is|for|if|so|and|or|i|we)$/;
const LONGEST_NAME_WORDS = 5;

/** Winter and summer: two zones that agree in both tell the same time for all that a customer means. */
const SEASONS = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/** The zones that one name leaves possible. */
type Mention = readonly string[];

let places: ReadonlyMap<string, Mention> | undefined;
let spoken: ReadonlyMap<string, Mention> | undefined;

/**
 * The IANA zone that a customer's words name, by its current name: `America/Chicago` in any case, a city that a zone is
 * called after, a zone as it is spoken ("Central time", "Türkiye saati"), its abbreviation, a US state or a country that
 * has one time, in English, Turkish, German and Spanish, alone or inside a short phrase. Null where nothing is named, where
 * a place has several times ("Texas"), or where two names contradict each other ("Paris, Texas").
 */
export function statedZone(text: string): string | null {
  if (OFFSET.test(text)) return null;
  const ianaNames = (text.match(IANA_NAME) ?? []).filter(isTimezone);
  const rest = ianaNames.reduce((left, name) => left.replace(name, " "), text);
  const words = rest.match(WORD) ?? [];
  const mentions = [...ianaNames.map((name) => [currentZone(name)]), ...mentionsIn(words)];
  const [first = [], ...others] = mentions.length > 0 ? mentions : bareMentions(words);
  const [zone, another] = others.reduce(
    (possible, mention) =>
      possible.filter((one) => mention.includes(one) || mention.some((other) => sameTime(one, other))),
    first,
  );
  return zone !== undefined && another === undefined ? zone : null;
}

function sameTime(one: string, other: string): boolean {
  return SEASONS.every((at) => zoned(at, one).offsetNanoseconds === zoned(at, other).offsetNanoseconds);
}

/** What all the names in the text leave possible, places first; the longest name counts: "New Mexico" is not Mexico. */
function mentionsIn(words: readonly string[]): Mention[] {
  places ??= new Map(placeZones());
  spoken ??= new Map(SPOKEN_ZONES);
  const folded = words.map(fold);
  const found = { places: [] as Mention[], spoken: [] as Mention[] };
  for (let start = 0; start < words.length; ) {
    const abbreviated = abbreviation(words, start);
    const name = abbreviated ? "" : longestName(folded, start, places, spoken);
    const said = abbreviated ? [abbreviated] : spoken.get(name);
    const place = said ? undefined : places.get(name);
    if (said) found.spoken.push(said);
    if (place) found.places.push(place);
    start += name.split(" ").length;
  }
  return [...found.places, ...found.spoken];
}

/** The longest name that begins at a word, or an empty one. */
function longestName(
  words: readonly string[],
  start: number,
  ...known: ReadonlyMap<string, Mention>[]
): string {
  for (let length = Math.min(LONGEST_NAME_WORDS, words.length - start); length > 0; length -= 1) {
    const name = words.slice(start, start + length).join(" ");
    if (known.some((names) => names.has(name))) return name;
  }
  return "";
}

function abbreviation(words: readonly string[], at: number): string | undefined {
  const word = words[at] ?? "";
  return ABBREVIATED_ZONES.get(words.length === 1 ? word.toUpperCase() : word);
}

function bareMentions(words: readonly string[]): Mention[] {
  const folded = words.map(fold);
  return folded.flatMap((word, index) => {
    const two = `${word} ${folded[index + 1]}`;
    const name = BARE_ZONES.has(two) ? two : word;
    const next = folded[index + name.split(" ").length];
    const zone = BARE_ZONES.get(name);
    return zone && (next === undefined || AFTER_BARE.test(next)) ? [[zone]] : [];
  });
}

import { fold } from "../../src/extraction/values/fold.ts";

/** The languages that Aftercall reads. */
const LANGUAGES = ["en", "tr", "de", "es"];

/** Names that are also a common word or another place: a meeting, an island, a name of people, Granada, the US state. */
const AMBIGUOUS = new Set("chad|congo|georgia|granada|island|jordan|kongo|mali|reunion".split("|"));

/** The names of countries by CLDR: country to folded names, separated by `|`. The US are named to no end. */
export function countryNames(zones: Record<string, string>): Record<string, string> {
  const languages = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: "region" }));
  const rows = Object.keys(zones)
    .filter((country) => country !== "US")
    .map((country) => {
      const names = languages.flatMap((names) => namesIn(names.of(country) ?? ""));
      const plain = [...new Set(names)].filter((name) => !AMBIGUOUS.has(name));
      return [country, plain.join("|")] as const;
    });
  return Object.fromEntries(rows.filter(([, names]) => names !== ""));
}

/** As the reader of a text folds it: words without marks, case and punctuation; what stands in brackets is left out. */
function namesIn(name: string): string[] {
  const words = fold(name.replace(/[([].*?[)\]]/g, " ")).match(/[\p{L}\p{N}]+/gu);
  return words ? [words.join(" ")] : [];
}

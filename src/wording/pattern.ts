/** A comma may stand in any gap between two words; a sentence's end may not. */
const withCommas = (source: string): string => source.replace(/ (\??)/g, "(?: (?:, )?)$1");

/** Words anywhere in a text of `words.ts`. Every gap of a source is bounded, so that reading stays linear. */
export function said(...sources: readonly string[]): RegExp {
  return new RegExp(`(?<= )(?:${withCommas(sources.join("|"))})(?= )`, "g");
}

/** Words that end right where another phrase begins, with no comma between. */
export function ending(...sources: readonly string[]): RegExp {
  return new RegExp(`(?<= )(?:${withCommas(sources.join("|"))}) $`);
}

/** Words that begin right where another phrase ends. */
export function starting(...sources: readonly string[]): RegExp {
  return new RegExp(`^ (?:${sources.join("|")})(?= )`);
}

import type { SearchWord } from "../store/call-search.ts";

export { MAX_SEARCHED } from "../store/call-search.ts";

/** What a person types to find calls. */
export const MAX_SEARCH_CHARACTERS = 200;
export const MAX_SEARCH_WORDS = 12;

/** Words of one or two Latin letters or digits are found whole: what begins with one is most of all that is said. */
const SHORT = /^[\p{Script=Latin}\p{N}]{1,2}$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const PHONE_PART = /^[+()\d][\d().+/-]*$/;
/** Fewer digits are an amount or a time. */
const MIN_PHONE_DIGITS = 7;

/**
 * The words of a search, each of which must occur: text in double quotes is one phrase, every other word is also found
 * where a longer one begins with it. Digits that may be a phone number are also found in one, however they are spaced.
 * Nothing in it is a command: what is neither letter nor digit only parts words.
 */
export function readSearch(text: string): SearchWord[] {
  const plain = text
    .normalize("NFC")
    .replace(/[“”„«»]/g, '"')
    .replace(/\p{Cc}/gu, " ");
  const parts = [...plain.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([part, phrase]) => ({ part, phrase }));
  const words: SearchWord[] = [];
  for (let place = 0; place < parts.length; place++) {
    const { part = "", phrase } = parts[place] ?? {};
    if (phrase !== undefined) {
      words.push({ text: phrase, begins: false });
      continue;
    }
    const number = parts.slice(place, phoneEnd(parts, place)).map((each) => each.part);
    const orDigits = phoneDigits(number.join(""));
    if (orDigits) place += number.length - 1;
    const said = orDigits ? number.join(" ") : part;
    words.push({ text: said, begins: !SHORT.test(said), ...(orDigits && { orDigits }) });
  }
  return words.filter((word) => LETTER_OR_DIGIT.test(word.text));
}

/** Where the run of parts ends that may be one phone number. */
function phoneEnd(parts: readonly { part: string; phrase: string | undefined }[], begin: number): number {
  const other = parts.findIndex(
    ({ part, phrase }, place) => place >= begin && (phrase !== undefined || !PHONE_PART.test(part)),
  );
  return other < 0 ? parts.length : other;
}

/** Its digits without the zeros that stand for another country or area. */
function phoneDigits(text: string): string | undefined {
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= MIN_PHONE_DIGITS ? digits : undefined;
}

/** How many words were asked for; those of a phrase count one by one. */
export const countWords = (words: readonly SearchWord[]): number =>
  words.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);

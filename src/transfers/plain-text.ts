/** What a reader of XML, SSML or a provider's own placeholders would take for its own; and what no voice can say. */
const MISREAD = /[<>{}`\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
/** Half of a pair is no character, and no encoder takes it. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Text that is safe to be spoken, on one line: nothing in it is markup, a placeholder or a control character. `and` stands
 * for the ampersand, which begins an entity in XML.
 */
export function plainText(text: string, and: string): string {
  return text
    .replace(MISREAD, " ")
    .replace(LONE_SURROGATE, " ")
    .replaceAll("&", ` ${and} `)
    .replace(/\s+/g, " ")
    .trim();
}

/** Text on one line, without control characters: what is shown, not spoken. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** At most so many characters (UTF-16 code units), cut at a word where one ends near, with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  const word = kept.replace(/\s+\S*$/, "");
  return `${(word.length > max / 2 ? word : kept).trimEnd()}…`;
}

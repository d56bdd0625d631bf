/**
 * A number as it stands in an address or a query: there a plus may have become a space, or may have been left out. Anything
 * else stays as it is.
 */
export function addressedNumber(text: string): string {
  return text.replace(/^ ?(?=\d)/, "+");
}

/** Crockford's base 32 in lower case, in which ULIDs are written (github.com/ulid/spec). */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
/** The last digits of a ULID, which say the row here: more than a file has. */
const ROW_DIGITS = 7;

/**
 * The id of what comes of a row: that of its import with the row for its end. It sorts by time and row as an id of its own
 * would, and a row that is taken in again gets the same one.
 */
export function idOfRow(prefix: "call" | "sup", importId: string, row: number): string {
  const digits = Array.from({ length: ROW_DIGITS }, (_, place) => {
    const power = DIGITS.length ** (ROW_DIGITS - 1 - place);
    return DIGITS.charAt(Math.floor(row / power) % DIGITS.length);
  });
  return `${importId.replace(/^imp/, prefix).slice(0, -ROW_DIGITS)}${digits.join("")}`;
}

import * as z from "zod";

/** Longer than any key or token that a provider hands out. */
const MAX_CHARS = 1000;

/** Visible ASCII, and blanks within: what stands in a header, and in no text by accident (RFC 9110, 5.5). */
const AS_HANDED_OUT = /^[\x20-\x7e]*$/;

/**
 * A key, token or secret as people paste it: blanks and line breaks at its ends are none of it. `missing` says what to paste
 * where there is none.
 */
export const secret = (missing?: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing ?? "Paste it from the provider's console: it may not be empty.")
    .max(MAX_CHARS, `Use at most ${MAX_CHARS} characters.`)
    .regex(
      AS_HANDED_OUT,
      "Copy it anew: it has a line break, or a character that no key has and that may not be seen.",
    );

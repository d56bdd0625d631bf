import * as z from "zod";

/**
 * One stretch of speech as a transcript form gives it. `speaker` is the form's own name for who speaks ("0", "A",
 * "Jane"); null where the words may start with a label, or go on with the stretch before.
 */
export interface Utterance {
  speaker: string | null;
  text: string;
  start_ms?: number;
  end_ms?: number;
}

/** A week, as for the length of a call. */
const LONGEST_CALL_S = 7 * 86_400;

/** Seconds from the start of the recording, read as milliseconds. */
export const Seconds = z
  .number()
  .min(0)
  .max(LONGEST_CALL_S)
  .transform((seconds) => Math.round(seconds * 1000));

/** Milliseconds from the start of the recording. */
export const Milliseconds = z
  .number()
  .min(0)
  .max(LONGEST_CALL_S * 1000)
  .transform(Math.round);

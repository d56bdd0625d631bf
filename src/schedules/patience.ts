/** A dial request that is not answered by now never will be: the worker that sent it died. */
export const LOST_ANSWER_AFTER_MS = 60_000;
/** The longest call that providers allow by default (Twilio's limit); later there is no word to wait for. */
export const SILENCE_AFTER_MS = 4 * 3_600_000;
/** An alarm fires within a second; one this late is lost. */
export const LOST_ALARM_AFTER_MS = 30_000;

/** A dial request that is not answered by now never will be: the worker that sent it died. */
export const LOST_ANSWER_AFTER_MS = 60_000;
/** How often the provider is asked what became of an attempt whose dial answer was lost. */
export const CHECK_AGAIN_AFTER_MS = 60_000;
/** What the provider does not list by now never reached it: a request is not on its way for so long. */
export const NEVER_ARRIVED_AFTER_MS = 300_000;
/** The longest call that providers allow by default (Twilio's limit); later there is no word to wait for. */
export const SILENCE_AFTER_MS = 4 * 3_600_000;
/** An alarm fires within a second; one this late is lost. */
export const LOST_ALARM_AFTER_MS = 30_000;

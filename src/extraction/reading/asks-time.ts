import type { Sentence } from "./talk.ts";

const ASKS_TIME =
  /\b(?:what time|which time|when|how early|how late|(?:morning|am|a\.m\.) or (?:in the )?(?:afternoon|evening|pm)|what hour|saat kac\w*|kacta|kac gibi|ne zaman|sabah mi|wieviel uhr|wie viel uhr|wann|welche uhrzeit|vormittags oder|a que hora|que hora|cuando|por la manana o)\b/;

/** Whether a sentence asks for an hour. */
export function asksTime({ asks, folded, senses }: Sentence): boolean {
  return asks && (ASKS_TIME.test(folded) || senses.has("time"));
}

import type { Turn } from "../calls/turn.ts";
import type { CallEvent } from "../telephony/event.ts";

/** One finished utterance on its way to whoever listens to `call.transcript`. */
export interface Utterance {
  /** Names it within its call, the same whenever it is told of, wherever it stands by then. */
  name: string;
  /** Its place by now, from 0. */
  number: number;
  turn: Turn;
  /** When it was said by its provider's clock, epoch ms; null where that is not known. */
  saidAt: number | null;
}

/** After a reload nobody knows which of a transcript so far were told of; telling again costs, so these many are. */
const MAX_TOLD_AGAIN = 10;

/**
 * The utterances that are finished and not in `told`. Those that came one by one are finished as they come; of a transcript
 * so far, which may still grow, all but the last, and that one too once the call is over.
 */
export function newUtterances(
  events: readonly CallEvent[],
  turns: readonly Turn[],
  told: ReadonlySet<string>,
  isOver: boolean,
): Utterance[] {
  const spoken = events.filter(isSpoken);
  if (spoken.length > 0) return spoken.flatMap((event) => (told.has(event.key) ? [] : placed(event, turns)));
  const soFar = events.find(({ version }) => version !== undefined);
  if (!soFar) return [];
  const finished = isOver ? turns : turns.slice(0, -1);
  return finished
    .map((turn, number) => ({ name: `${soFar.key}#${number}`, number, turn, saidAt: null }))
    .slice(-MAX_TOLD_AGAIN)
    .filter(({ name }) => !told.has(name));
}

/** Something was said: an utterance, or the transcript so far. */
export const isHeard = ({ kind, version }: CallEvent) =>
  kind === "turn" || (kind === "transcript" && version !== undefined);

const isSpoken = ({ kind, turns }: CallEvent) => kind === "turn" && turns?.[0]?.text.trim() !== undefined;

function placed({ key, turns: [said] = [], at }: CallEvent, turns: readonly Turn[]): Utterance[] {
  if (!said || said.text.trim() === "") return [];
  const { at: spokenAt = at, ...turn } = said;
  const number = turns.findLastIndex(({ role, text }) => role === said.role && text === said.text);
  // A whole transcript took the place of what was heard one by one, in other words.
  if (number === -1) return [];
  return [{ name: key, number, turn: turns[number] ?? turn, saidAt: spokenAt }];
}

import { fitsRow } from "../calls/members.ts";
import { MAX_TURNS } from "../calls/transcript.ts";
import type { CallEvent, HeardTurn } from "../telephony/event.ts";

/** A D1 row holds 2 MB, and a transcript is stored as one. */
const MAX_TURNS_BYTES = 1_800_000;
/** Half an hour without a breath: whoever says more in one go is no speaker, and each viewer is sent all of it. */
const MAX_UTTERANCE_CHARS = 20_000;
/** Beyond it JavaScript has no date (ECMA-262, 21.4.1.1). */
const LAST_INSTANT_MS = 8.64e15;

/**
 * A message as a row can hold it: a transcript that is longer keeps its beginning and says that it is cut, metadata
 * that a call could not keep is left out, and so is a time that no calendar has. One utterance is cut where nobody
 * would have the breath for more.
 */
export function fitEvent({ turns, at, facts, ...event }: CallEvent): CallEvent {
  const { metadata, dynamicVariables, ...rest } = facts;
  const said = event.kind === "turn" ? turns?.map(breath) : turns;
  const kept = said && beginning(said);
  return {
    ...event,
    at: at !== null && Math.abs(at) <= LAST_INSTANT_MS ? at : null,
    facts: {
      ...rest,
      ...(metadata && fitsRow(metadata) ? { metadata } : {}),
      ...(dynamicVariables && fitsRow(dynamicVariables) ? { dynamicVariables } : {}),
    },
    ...(kept ? { turns: kept } : {}),
    ...(kept && kept.length < spoken(said).length ? { isCut: true } : {}),
  };
}

const breath = (turn: HeardTurn): HeardTurn =>
  turn.text.length > MAX_UTTERANCE_CHARS
    ? { ...turn, text: `${turn.text.slice(0, MAX_UTTERANCE_CHARS).toWellFormed()}…` }
    : turn;

/** As many turns as a call can hold, from the first. */
export function beginning<Turn extends HeardTurn>(turns: readonly Turn[]): Turn[] {
  const kept: Turn[] = [];
  let bytes = 2;
  for (const turn of spoken(turns)) {
    bytes += new TextEncoder().encode(JSON.stringify(turn)).length + 1;
    if (kept.length === MAX_TURNS || bytes > MAX_TURNS_BYTES) break;
    kept.push(turn);
  }
  return kept;
}

const spoken = <Turn extends HeardTurn>(turns: readonly Turn[]) =>
  turns.filter(({ text }) => text.trim() !== "");

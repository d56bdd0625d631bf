import { fitsRow } from "../calls/members.ts";
import { MAX_TURNS } from "../calls/transcript.ts";
import type { CallEvent, HeardTurn } from "../telephony/event.ts";

/** A D1 row holds 2 MB, and a transcript is stored as one. */
const MAX_TURNS_BYTES = 1_800_000;
/** Beyond it JavaScript has no date (ECMA-262, 21.4.1.1). */
const LAST_INSTANT_MS = 8.64e15;

/**
 * A message as a row can hold it: a transcript that is longer keeps its beginning and says that it is cut, metadata that a
 * call could not keep is left out, and so is a time that no calendar has.
 */
export function fitEvent({ turns, at, facts, ...event }: CallEvent): CallEvent {
  const { metadata, dynamicVariables, ...rest } = facts;
  const kept = turns && beginning(turns);
  return {
    ...event,
    at: at !== null && Math.abs(at) <= LAST_INSTANT_MS ? at : null,
    facts: {
      ...rest,
      ...(metadata && fitsRow(metadata) ? { metadata } : {}),
      ...(dynamicVariables && fitsRow(dynamicVariables) ? { dynamicVariables } : {}),
    },
    ...(kept ? { turns: kept } : {}),
    ...(kept && kept.length < spoken(turns).length ? { isCut: true } : {}),
  };
}

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

import type { Turn } from "../../calls/turn.ts";
import type { CallRow } from "../../store/calls.ts";
import { findHumanRequest } from "./find-request.ts";

/** A finished call with the customer's wish for a person, where they said so and it still stood at the end. */
export function withAskedForHuman(call: CallRow, turns: readonly Turn[]): CallRow {
  if (call.askedForHuman) return call;
  const heard = findHumanRequest(turns);
  return heard ? { ...call, askedForHuman: { turn: heard.turn, quote: heard.quote } } : call;
}

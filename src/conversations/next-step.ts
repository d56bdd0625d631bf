import type { TranscriptRef } from "../telephony/event.ts";
import type { Patience } from "../telephony/provider.ts";
import type { AssembledCall } from "./assemble.ts";

/** The longest call that providers allow by default: whoever is silent for longer has lost its end. */
export const LOST_END_AFTER_MS = 4 * 3_600_000;
/** Nobody holds a line for half an hour without a word: a call that was heard live, and is silent for so long, is over. */
export const LIVE_SILENCE_MS = 30 * 60_000;

export type NextStep =
  /** Nobody said that it is over. */
  | { kind: "going_on" }
  /** It is over, and something may still come; epoch ms. */
  | { kind: "wait"; until: number; because: string }
  | { kind: "fetch"; ref: TranscriptRef }
  /** `problem`: why there is no transcript, in a sentence. */
  | { kind: "close"; problem: string | null };

export interface Known {
  now: number;
  /** When we first knew that it is over; null: now. */
  overAt: number | null;
  /** When its provider told something last, epoch ms. */
  toldAt: number;
  /** Why fetching its transcript was given up. */
  problem: string | null;
}

/**
 * How long a call that goes on may be silent before it counts as over, in ms. Where utterances come live their stop says
 * something; where a call was only started it says nothing, and it may be as long as calls get.
 */
export function silenceOf({ transcript }: Pick<AssembledCall, "transcript">): number {
  return transcript.turns.length > 0 && !transcript.isWhole ? LIVE_SILENCE_MS : LOST_END_AFTER_MS;
}

/** What is to be done about a call, from all that is known of it. */
export function nextStep(call: AssembledCall, known: Known, patience: Patience): NextStep {
  const { now, overAt, toldAt, problem } = known;
  if (!call.isOver && now - toldAt < silenceOf(call)) {
    const isToBeAsked = call.fetch?.isAlsoTheEnd === true && problem === null;
    return isToBeAsked && call.fetch ? { kind: "fetch", ref: call.fetch } : { kind: "going_on" };
  }
  const hasTurns = call.transcript.turns.length > 0;
  const over = overAt ?? now;
  // Of a line that never came to a talk there is little to learn, and its attempt waits for the end.
  const isWorthAsking = call.connected || now < over + patience.settleMs;
  if (call.fetch && isWorthAsking && !call.isFinal && problem === null) {
    return { kind: "fetch", ref: call.fetch };
  }
  // The last word ends the waiting, unless nobody has said who called whom.
  const isAllTold = call.isFinal && call.facts.direction !== undefined;
  if (isAllTold || problem !== null) return { kind: "close", problem: call.connected ? problem : null };
  if (!call.isOver) return { kind: "close", problem: hasTurns ? null : NO_END };
  const waitsForTranscript = call.connected && !hasTurns && !call.isFinal;
  const until = over + (waitsForTranscript ? patience.transcriptMs : patience.settleMs);
  if (now < until) {
    const because = waitsForTranscript ? "Its transcript has not come yet." : "More may be told of it.";
    return { kind: "wait", until, because };
  }
  return { kind: "close", problem: waitsForTranscript ? noTranscript(patience.transcriptMs) : null };
}

const NO_END = "Its provider told neither its end nor its transcript.";

function noTranscript(ms: number): string {
  if (ms === 0) return "No words came before the end of the call.";
  const time = ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
  return `No transcript came within ${time} after the call.`;
}

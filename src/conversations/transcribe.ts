import type { Turn } from "../calls/turn.ts";
import type { CallEvent, HeardTurn } from "../telephony/event.ts";

export interface Transcribed {
  turns: Turn[];
  /** The whole transcript came in one piece, and the call was over when it did. */
  isWhole: boolean;
  /** It is only the beginning of what was told. */
  isCut: boolean;
}

/**
 * The transcript that all messages together have: the whole one of the most telling message, else the latest so far, else
 * its utterances in their order. `startedAt` (epoch ms) turns the clock's times into times of the call.
 */
export function transcribe(chronological: readonly CallEvent[], startedAt: number | null): Transcribed {
  const whole = chronological
    .filter((event) => event.kind !== "turn" && (event.turns?.length ?? 0) > 0)
    .sort((a, b) => rank(b) - rank(a) || size(b) - size(a) || compareKeys(a, b))[0];
  const isWhole = whole !== undefined && rank(whole) > 0;
  const heardOnes = chronological.filter(({ kind }) => kind === "turn");
  const utterances = inOrder(heardOnes).flatMap(({ turns }) => turns ?? []);
  const heard = isWhole ? whole.turns : longer(whole?.turns, utterances);
  const turns = (heard ?? []).filter(({ text }) => text.trim() !== "");
  return { turns: turns.map((turn) => timed(turn, startedAt)), isWhole, isCut: whole?.isCut === true };
}

/** A transcript so far is worth less than one that came with, or after, the end. */
function rank({ kind, isFinal, version }: CallEvent): number {
  if (version !== undefined) return 0;
  if (isFinal) return 3;
  return kind === "transcript" ? 2 : 1;
}

const size = ({ turns }: CallEvent) => (turns ?? []).reduce((sum, { text }) => sum + text.length, 0);
const compareKeys = (a: CallEvent, b: CallEvent) => (a.key < b.key ? -1 : 1);

function longer(soFar: HeardTurn[] | undefined, utterances: HeardTurn[]): HeardTurn[] {
  return soFar && soFar.length >= utterances.length ? soFar : utterances;
}

/** By the provider's count where every one has a number, else as they stand: by its clock. */
function inOrder(events: readonly CallEvent[]): readonly CallEvent[] {
  if (events.some(({ sequence }) => sequence === undefined)) return events;
  return [...events].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
}

function timed({ at, ...turn }: HeardTurn, startedAt: number | null): Turn {
  if (at === undefined || turn.start_ms !== undefined || startedAt === null) return turn;
  return { ...turn, start_ms: Math.max(0, Math.round(at - startedAt)) };
}

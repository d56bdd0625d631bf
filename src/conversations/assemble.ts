import { type CallStatus, GOING_ON, isGoingOn } from "../calls/status.ts";
import type { CallEvent, ToldFacts, ToldTransfer, TranscriptRef } from "../telephony/event.ts";
import { type Transcribed, transcribe } from "./transcribe.ts";

/** All that the messages about one call say together. */
export interface AssembledCall {
  /** As the most telling message has each of them. */
  facts: ToldFacts;
  /** Null where no message says how the call stands. */
  status: CallStatus | null;
  /** Somebody spoke with somebody. */
  connected: boolean;
  /** A message said that the talk began. */
  isStartTold: boolean;
  isOver: boolean;
  /** The provider's last word is there. */
  isFinal: boolean;
  transcript: Transcribed;
  /** Transcripts that are to be fetched, and are not here. */
  fetch: TranscriptRef | null;
  transfers: readonly (ToldTransfer & Pick<CallEvent, "at">)[];
  /** A message said that something went wrong. */
  isErrorTold: boolean;
}

/** Which message tells more of the same fact; the last word most. */
const WEIGHT: Record<CallEvent["kind"], number> = {
  analyzed: 4,
  transcript: 3,
  ended: 3,
  transfer: 1,
  error: 1,
  tool_call: 1,
  turn: 1,
  started: 2,
};

/** The furthest first. */
const UNDER_WAY = GOING_ON.toReversed();

/** Of a line on which two sides talked, or might have. */
const CONNECTED: readonly (CallStatus | null)[] = ["in_progress", "completed"];

/**
 * One call of all messages about it, the same in whatever order they came and however often. Each fact is taken from the
 * message that tells most: the last word before the analysis, that before the end, the later (by the provider's clock)
 * before the earlier; a leg's word counts after the main leg's. A conversation is over when each of its legs is.
 */
export function assemble(events: readonly CallEvent[]): AssembledCall {
  const chronological = [...events].sort(byTime);
  const main = mainLeg(chronological);
  const telling = [...chronological].sort((a, b) => weigh(b, main) - weigh(a, main) || byTime(b, a));
  const facts = mergedFacts(telling, chronological);
  const isFinal = events.some((event) => event.isFinal);
  const isOver = isFinal || isOverByLegs(events);
  const status = statusOf(telling, isOver);
  const transcript = transcribe(chronological, startOf(facts));
  const connected = transcript.turns.length > 0 || CONNECTED.includes(status);
  return {
    facts: { ...facts, ...(status === null ? {} : { status }) },
    status,
    connected,
    isStartTold: events.some(({ facts }) => facts.status === "in_progress"),
    isOver,
    isFinal,
    transcript,
    fetch: transcript.isWhole || isFinal ? null : (telling.find(({ fetch }) => fetch)?.fetch ?? null),
    transfers: chronological.flatMap(({ transfer, at }) => (transfer ? [{ ...transfer, at }] : [])),
    isErrorTold: events.some(({ kind }) => kind === "error"),
  };
}

/** By the provider's clock, then by name, so that any two orders of coming are one. */
function byTime(a: CallEvent, b: CallEvent): number {
  return (a.at ?? 0) - (b.at ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The leg that was there first: the caller's, or the one that was dialled. */
function mainLeg(chronological: readonly CallEvent[]): string | undefined {
  return chronological.find(({ leg, kind }) => leg !== undefined && kind !== "tool_call")?.leg;
}

function weigh({ kind, isFinal, leg }: CallEvent, main: string | undefined): number {
  const ofAnotherLeg = leg !== undefined && leg !== main;
  return (isFinal ? 10 : WEIGHT[kind]) - (ofAnotherLeg ? 20 : 0);
}

function isOverByLegs(events: readonly CallEvent[]): boolean {
  const ended = new Set(events.flatMap(({ kind, leg }) => (kind === "ended" ? [leg ?? ""] : [])));
  // A message about the whole conversation's end speaks for every leg.
  if (ended.has("")) return true;
  const legs = new Set(events.flatMap(({ leg }) => leg ?? []));
  return ended.size > 0 && [...legs].every((leg) => ended.has(leg));
}

/** While the call goes on, the furthest it has come; once it is over, what its end says. */
function statusOf(telling: readonly CallEvent[], isOver: boolean): CallStatus | null {
  const said = telling.flatMap(({ facts: { status } }) => status ?? []);
  const standing = UNDER_WAY.find((status) => said.includes(status));
  if (!isOver) return standing ?? null;
  const ending = said.find((status) => !isGoingOn(status)) ?? "completed";
  // A line that was answered by a machine is over like any other.
  return ending === "completed" && said.includes("voicemail") ? "voicemail" : ending;
}

function mergedFacts(telling: readonly CallEvent[], chronological: readonly CallEvent[]): ToldFacts {
  // Assigned from the least telling to the most, so that the most telling stands.
  const facts: ToldFacts = Object.assign({}, ...[...telling].reverse().map((event) => event.facts));
  const all = (member: "metadata" | "dynamicVariables" | "handle") => {
    const parts = [...telling].reverse().flatMap((event) => event.facts[member] ?? []);
    return parts.length > 0 ? { [member]: Object.assign({}, ...parts) } : {};
  };
  const startedAt = facts.startedAt ?? answeredAt(chronological);
  const endedAt = facts.endedAt ?? (facts.durationMs === undefined ? hungUpAt(telling) : undefined);
  return {
    ...facts,
    ...all("metadata"),
    ...all("dynamicVariables"),
    ...all("handle"),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
}

/** Where no message says when the call began: when it was first in progress, else when it first rang. */
function answeredAt(chronological: readonly CallEvent[]): string | undefined {
  const started = chronological.filter(({ kind, at }) => kind === "started" && at !== null);
  const first = started.find(({ facts }) => facts.status === "in_progress") ?? started[0];
  return first?.at == null ? undefined : new Date(first.at).toISOString();
}

function hungUpAt(telling: readonly CallEvent[]): string | undefined {
  const ended = telling.find(({ kind, at }) => kind === "ended" && at !== null);
  return ended?.at == null ? undefined : new Date(ended.at).toISOString();
}

const startOf = ({ startedAt }: ToldFacts) => (startedAt === undefined ? null : Date.parse(startedAt));

import { completeTimes, type FinishedCall } from "../calls/finished-call.ts";
import { fitsRow } from "../calls/members.ts";
import { isGoingOn } from "../calls/status.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import type { AssembledCall } from "./assemble.ts";
import { beginning } from "./fit.ts";

/** The end reason of a call that was closed because nothing more was told of it. */
export const NO_END_TOLD = "no_end_told";

const MAX_REASON_CHARS = 200;

/**
 * A call in the form that every call is kept in, but for whose it is; `cut` says why a part of its transcript is
 * missing.
 */
export type ToldCallFacts = Omit<FinishedCall, "agentId" | "providerCallId"> & { cut: string | null };

/** All that a provider told of a call, and what the schedule says that it was dialled for. */
export function finishedFacts(
  { facts, isOver, connected, transcript }: AssembledCall,
  schedule: ScheduleRow | null,
): ToldCallFacts {
  const turns = beginning(transcript.turns);
  const isCut = transcript.isCut || turns.length < transcript.turns.length;
  const silent = !isOver || !facts.status || isGoingOn(facts.status);
  return {
    direction: schedule ? "outbound" : (facts.direction ?? "inbound"),
    status: silent ? (connected ? "completed" : "failed") : (facts.status ?? "completed"),
    endReason: (facts.endReason ?? (isOver ? null : NO_END_TOLD))?.slice(0, MAX_REASON_CHARS) ?? null,
    fromNumber: facts.fromNumber ?? schedule?.fromNumber ?? null,
    toNumber: facts.toNumber ?? schedule?.toNumber ?? null,
    ...times(facts),
    timezone: schedule?.timezone ?? facts.timezone ?? null,
    recordingUrl: facts.recordingUrl ?? null,
    metadata: small({ ...facts.metadata, ...(schedule ? { schedule_id: schedule.id } : {}) }),
    dynamicVariables: schedule?.dynamicVariables ?? small(facts.dynamicVariables ?? {}),
    turns,
    cut: isCut
      ? `The transcript is longer than a call can hold: its first ${turns.length} turns are kept.`
      : null,
  };
}

/** Two clocks of a provider may disagree by a moment: no call is shorter than nothing. */
function times({ startedAt, endedAt, durationMs }: AssembledCall["facts"]) {
  const isBackwards =
    startedAt !== undefined && endedAt !== undefined && Date.parse(endedAt) < Date.parse(startedAt);
  return completeTimes(startedAt ?? null, isBackwards ? null : (endedAt ?? null), durationMs ?? null);
}

/** A provider's metadata that a call cannot keep is left out; the call is not. */
function small(variables: Record<string, unknown>): Record<string, unknown> {
  return fitsRow(variables) ? variables : {};
}

import type * as z from "zod";
import type { Turn } from "../../calls/turn.ts";
import { analyzedCallView, callFacts } from "../../calls/view.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../../store/calls.ts";
import type { EventType, Happening } from "../event.ts";
import type { AnalyzedCall, CallFacts, Transfer, Utterance } from "./call-data.ts";

type KnownCall = Parameters<typeof callFacts>[0];
type CallIds = Pick<CallRow, "id" | "agentId">;
type Facts = z.infer<typeof CallFacts>;

/** `at`, here and below, is epoch ms by our own clock: it orders the events. */
export const callStarted = (call: KnownCall, at: number) => told("call.started", call, call.startedAt, at);
export const callError = (call: KnownCall, at: number) => told("call.error", call, call.endedAt, at);
export const callEnded = (call: KnownCall, at: number) => told("call.ended", call, call.endedAt, at);

/**
 * `name` is the utterance's own, the same whenever it is told of: its place may change while earlier ones still come.
 * `number` is that place by now, from 0.
 */
export const callTranscript = (
  call: CallIds,
  { name, number, turn }: { name: string; number: number; turn: Turn },
  times: { at: number; notedAt?: number },
): Happening<"call.transcript", z.infer<typeof Utterance>> =>
  happening(call, "call.transcript", `turn_${name}`, times, { turn: number, ...turn });

export const callTransfer = (
  call: CallIds,
  transfer: Transfer,
  at: number,
): Happening<"call.transfer", Transfer> =>
  happening(call, "call.transfer", `transfer_${transfer.transfer}_${stepOf(transfer)}`, { at }, transfer);

/** Once for each target that is asked, and once for its end. */
const stepOf = ({ status, attempts }: Transfer) =>
  status === "requested" && attempts.length > 0 ? `requested_${attempts.length + 1}` : status;

/** The id follows from the analysis, so that each analysis is told of once. */
export function callAnalyzed(
  call: CallRow,
  analysis: AnalysisRow,
  runs: readonly ActionRunRow[],
): Happening<"call.analyzed", z.infer<typeof AnalyzedCall>> {
  return {
    type: "call.analyzed",
    eventId: analysis.id.replace(/^ana_/, "evt_"),
    callId: call.id,
    agentId: call.agentId,
    at: analysis.completedAt,
    // Two machines, two clocks: never before the call's end was noted.
    notedAt: Math.max(analysis.completedAt, call.createdAt),
    data: analyzedCallView(call, analysis, runs),
  };
}

/** What is known of a call, at the time that whoever tells of it gives, where they do. */
function told<Type extends "call.started" | "call.error" | "call.ended">(
  type: Type,
  call: KnownCall,
  theirs: string | null,
  at: number,
): Happening<Type, Facts> {
  const times = { at: theirs === null ? at : Date.parse(theirs), notedAt: at };
  return happening(call, type, type.replace("call.", ""), times, callFacts(call));
}

/** An event that a call has once for each `what`: its id follows from both. */
function happening<Type extends EventType, Data>(
  call: CallIds,
  type: Type,
  what: string,
  times: { at: number; notedAt?: number },
  data: Data,
): Happening<Type, Data> {
  const eventId = `${call.id.replace(/^call_/, "evt_")}_${what}`;
  return { type, eventId, callId: call.id, agentId: call.agentId, ...times, data };
}

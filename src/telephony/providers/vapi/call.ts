import type { AskedCall } from "../../reading/asked-call.ts";
import type { VapiSource } from "./facts.ts";
import { VapiCall } from "./message.ts";
import { reportEvents } from "./report.ts";

const UNDER_WAY = ["scheduled", "queued", "ringing", "in-progress", "forwarding"];

/**
 * A call object, as `GET /call/{id}` answers it; null where it is none, or says nothing of where it stands. It is the last
 * word unless it is of a talk without words: Vapi may still be working on those, and its report has a key of its own, so
 * that it is not taken for this.
 */
export function readCall(json: unknown, source: VapiSource): AskedCall | null {
  const call = VapiCall.safeParse(json).data;
  if (!call) return null;
  if (UNDER_WAY.includes(call.status ?? "")) return { kind: "under_way" };
  if (call.status !== "ended" && !call.endedReason) return null;
  const [{ isFinal: _, ...event }, ...transfers] = reportEvents({}, call, source, "call");
  const isWordless = event.facts.status === "completed" && !event.turns?.length;
  return { kind: "over", events: [isWordless ? event : { ...event, isFinal: true }, ...transfers] };
}

/** The same as the transcript of a call that is over: what has no words yet is still under way. */
export function readTranscript(json: unknown, source: VapiSource): AskedCall | null {
  const call = readCall(json, source);
  return call?.kind === "over" && !call.events[0]?.isFinal ? { kind: "under_way" } : call;
}

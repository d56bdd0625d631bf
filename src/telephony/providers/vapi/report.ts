import type { CallEvent, ToldTransfer } from "../../event.ts";
import { lengthBetween } from "../../reading/call-span.ts";
import { readObject } from "../../reading/json.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { endStatus } from "./end-reason.ts";
import { factsOf, type VapiSource } from "./facts.ts";
import { destinationOf, type VapiCall, type VapiMessage } from "./message.ts";
import { outcomeByReason, outcomeOf } from "./transfer-outcome.ts";
import { turnsOf } from "./turns.ts";

/**
 * A call that is over, out of its end-of-call-report or of its call object: one last word that has all facts, and how each
 * of its transfers went. Pre-signed URLs differ at each delivery, so that no key and no fact is made of them.
 */
export function reportEvents(
  message: Partial<VapiMessage>,
  call: VapiCall,
  source: VapiSource,
  key: "end-of-call-report" | "call" = "end-of-call-report",
): [CallEvent, ...CallEvent[]] {
  const artifact = message.artifact ?? call.artifact;
  const turns = turnsOf(heardIn(message, call), source);
  const reason = message.endedReason ?? call.endedReason ?? null;
  const started = readInstant(message.startedAt ?? call.startedAt);
  const ended = readInstant(message.endedAt ?? call.endedAt);
  const { recording } = artifact ?? {};
  const event: CallEvent = {
    key,
    callId: call.id,
    at: readInstant(message.timestamp) ?? ended,
    kind: "ended",
    isFinal: true,
    facts: {
      ...factsOf(message, call, source),
      ...toldFacts({
        status: endStatus(
          reason,
          turns.some(({ role }) => role === "customer"),
        ),
        endReason: reason,
        endedAt: isoOf(ended),
        durationMs: lengthBetween(started, ended),
        recordingUrl:
          artifact?.recordingUrl ??
          message.recordingUrl ??
          recording?.mono?.combinedUrl ??
          artifact?.stereoRecordingUrl ??
          recording?.stereoUrl,
      }),
    },
    turns,
  };
  return [event, ...transfersIn(message, call, reason).map((transfer, n) => transferred(event, transfer, n))];
}

/** Times come with `messages` alone; the older `message.messages` and the form for models are better than nothing. */
function heardIn(message: Partial<VapiMessage>, call: VapiCall): readonly unknown[] {
  const artifact = message.artifact ?? call.artifact;
  const lists = [artifact?.messages, message.messages, call.messages, artifact?.messagesOpenAIFormatted];
  return lists.find((one) => one && one.length > 0) ?? [];
}

function transferred({ key, callId, at }: CallEvent, transfer: ToldTransfer, n: number): CallEvent {
  return { key: `${key}:transfer:${n}`, callId, at, kind: "transfer", facts: {}, transfer };
}

/** `artifact.transfers`; of the last one, or where none is listed, the end itself may say how it went. */
function transfersIn(message: Partial<VapiMessage>, call: VapiCall, reason: string | null): ToldTransfer[] {
  const listed = (message.artifact ?? call.artifact)?.transfers ?? [];
  const byReason = outcomeByReason(reason);
  if (listed.length === 0) {
    const to = destinationOf(message.destination ?? call.destination);
    return byReason === undefined ? [] : [{ status: byReason, to, reason }];
  }
  return listed.map((one, n) => {
    const { destination, status } = readObject(one);
    const said = typeof status === "string" ? status : null;
    const to = destinationOf(destination);
    return said === null && byReason !== undefined && n === listed.length - 1
      ? { status: byReason, to, reason }
      : { status: outcomeOf(said), to, reason: said };
  });
}

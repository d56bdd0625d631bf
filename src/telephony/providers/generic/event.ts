import type { CallEvent, EventKind, ToldFacts } from "../../event.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import type { Message } from "./message.ts";
import type { SignedMessage } from "./signature.ts";

const KINDS: Record<Message["type"], EventKind> = {
  "call.started": "started",
  "call.turn": "turn",
  "call.ended": "ended",
  "call.transcript": "transcript",
  "call.analyzed": "analyzed",
  "call.transfer": "transfer",
  "call.tool_call": "tool_call",
  "call.error": "error",
};

/** What a message says, in the form that all providers share. */
export function eventOf(message: Message, signed: SignedMessage): CallEvent {
  const told = message.timestamp ? Date.parse(message.timestamp) : null;
  // A transcript with a number is the one so far: the next takes its place.
  const isSoFar = message.type === "call.transcript" && message.sequence != null && !message.final;
  return {
    key: isSoFar ? "transcript-so-far" : (message.event_id ?? signed.id),
    callId: message.call_id,
    ...(message.leg == null ? {} : { leg: message.leg }),
    at: told ?? signed.sentAt,
    kind: KINDS[message.type],
    facts: factsOf(message),
    ...contentOf(message, told),
    ...(message.sequence == null
      ? {}
      : isSoFar
        ? { version: message.sequence }
        : { sequence: message.sequence }),
    ...(isFinal(message) ? { isFinal: true } : {}),
  };
}

/** The end with its transcript is the last word, unless the sender says that more comes. */
function isFinal(message: Message): boolean {
  return message.final ?? (message.type === "call.ended" && message.transcript != null);
}

function contentOf(message: Message, told: number | null): Pick<CallEvent, "turns" | "transfer" | "tool"> {
  switch (message.type) {
    case "call.turn": {
      const isTimed = message.turn.start_ms !== undefined || told === null;
      return { turns: [isTimed ? message.turn : { ...message.turn, at: told }] };
    }
    case "call.ended":
    case "call.transcript":
    case "call.analyzed":
      return message.transcript?.length ? { turns: message.transcript } : {};
    case "call.transfer": {
      const { status, to, reason } = message.transfer;
      return { transfer: { status, to: to ?? null, reason: reason ?? null } };
    }
    case "call.tool_call": {
      const { id, name, arguments: given } = message.tool_call;
      // The sender's own system reads the answer, and does what it says.
      return { tool: { id, name, arguments: given ?? {}, handsOver: true } };
    }
    default:
      return {};
  }
}

function factsOf(message: Message): ToldFacts {
  return toldFacts({
    agent: message.agent,
    direction: message.direction,
    fromNumber: message.from_number,
    toNumber: message.to_number,
    startedAt: message.started_at,
    endedAt: message.ended_at,
    durationMs: message.duration_ms,
    status: message.status ?? standing(message.type),
    endReason: message.end_reason,
    recordingUrl: message.recording_url,
    timezone: message.timezone,
    metadata: message.metadata,
    dynamicVariables: message.dynamic_variables,
    attemptId: message.attempt_id,
  });
}

/** How a call stands by the type of the message alone. */
function standing(type: Message["type"]): ToldFacts["status"] {
  if (type === "call.started") return "in_progress";
  return type === "call.ended" ? "completed" : undefined;
}

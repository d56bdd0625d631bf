import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent, ToldToolCall } from "../../event.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { turnFacts } from "../../reading/turn-facts.ts";
import { meaningOf, named, type Vocabulary } from "../../reading/vocabulary.ts";
import { sha256 } from "../../signatures/hmac.ts";
import { unreachedStatus } from "./end-reason.ts";
import { factsOf, type VapiSource } from "./facts.ts";
import { destinationOf, type VapiCall, type VapiMessage } from "./message.ts";
import { reportEvents } from "./report.ts";
import { DESTINATION_REQUEST } from "./tool-calls.ts";
import { speakerOf } from "./turns.ts";

/** Messages that say nothing of a call that others do not say (Vapi, ServerMessage). */
const QUIET: ReadonlySet<string> = new Set([
  ...[
    "conversation-update",
    "speech-update",
    "user-interrupted",
    "hang",
    "assistant.started",
    "assistant.speech",
  ],
  ...["model-output", "voice-input", "voice-request", "call.endpointing.request", "language-change-detected"],
  ...["phone-call-control", "assistant-request", "handoff-destination-request", "knowledge-base-request"],
  ...["chat.created", "chat.deleted", "session.created", "session.updated", "session.deleted"],
  ...["call.deleted", "call.delete.failed", "call.artifact.upload", "campaign.predial"],
]);

/** Messages that mean nothing without the call that they are about. */
const OF_A_CALL = /^(end-of-call-report|status-update|transcript|transfer-update)\b/;
export const isOfCall = (type: string) => OF_A_CALL.test(type);

const STARTED: Vocabulary<CallStatus> = {
  scheduled: "queued",
  queued: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
};

/** What a message says of its call. Vapi numbers no message: they are told apart by type, time and what they are about. */
export async function eventsOf(
  message: VapiMessage,
  call: VapiCall,
  tools: readonly ToldToolCall[],
  source: VapiSource,
): Promise<Told> {
  // The filtered name may come as the type: transcript[transcriptType="final"].
  const [type = ""] = message.type.split("[");
  if (type === "end-of-call-report") return { events: reportEvents(message, call, source) };
  const base = {
    key: `${type}:${message.timestamp ?? ""}`,
    callId: call.id,
    at: readInstant(message.timestamp),
    facts: factsOf(message, call, source),
  };
  const asked = { status: "requested", to: destinationOf(message.destination), reason: null } as const;
  switch (type) {
    case "status-update":
      return statusEvents(message, base, asked);
    case "transcript":
      return utteranceEvents(message, base, source);
    case "tool-calls":
    case "function-call":
    case DESTINATION_REQUEST:
      return {
        events: tools.map((tool) => ({ ...base, key: `${type}:${tool.id}`, kind: "tool_call", tool })),
      };
    case "transfer-update":
      // Another assistant of the squad is still our side; whether a human answered only the report tells.
      return asked.to === null ? told() : told({ ...base, kind: "transfer", transfer: asked });
    default:
      return unknownType(type);
  }
}

/** The name of a message type for the log, where Vapi has added one. */
export const unknownType = (type: string) => (QUIET.has(type) ? told() : untold(named(type)));

type Base = Pick<CallEvent, "key" | "callId" | "at" | "facts">;

/** `ended` stops the live view: only where nobody was reached does it say how, for the report may never come. */
function statusEvents(message: VapiMessage, base: Base, asked: NonNullable<CallEvent["transfer"]>): Told {
  const status = message.status ?? "";
  const key = `status-update:${status}:${message.timestamp ?? ""}`;
  const started = meaningOf(STARTED, status);
  if (started) return told({ ...base, key, kind: "started", facts: { ...base.facts, status: started } });
  if (status === "forwarding") return told({ ...base, key, kind: "transfer", transfer: asked });
  if (status !== "ended") return untold(`status ${named(status)}`);
  const reason = message.endedReason ?? null;
  const unreached = unreachedStatus(reason);
  const facts = { ...base.facts, ...toldFacts({ endReason: reason, status: unreached }) };
  // By default Vapi posts the report once and never again: the call itself can be asked for.
  const isAsked = unreached === null || unreached === "voicemail";
  const fetch = isAsked ? { fetch: { source: "call", id: base.callId } } : {};
  return told({ ...base, key, kind: "ended", facts, ...fetch });
}

/** Partial transcripts are dropped: the final one of the same words follows. */
async function utteranceEvents(message: VapiMessage, base: Base, source: VapiSource): Promise<Told> {
  const isFinal = message.transcriptType === "final" || message.type.includes('"final"');
  const text = message.transcript?.trim() ?? "";
  const name = message.role ?? "";
  const role = speakerOf(name, source);
  if (!isFinal || text === "") return told();
  if (!role) return untold("transcript.role");
  const words = await sha256(text, "hex");
  const key = `transcript:${name}:${message.timestamp ?? ""}:${words.slice(0, 16)}`;
  const turn = { role, text, ...(base.at === null ? {} : { at: base.at }) };
  return told({ ...base, key, kind: "turn", facts: turnFacts(base.facts), turns: [turn] });
}

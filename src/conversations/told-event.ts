import { type FieldError, fieldErrors } from "../errors.ts";
import type { CallEvent } from "../telephony/event.ts";
import { eventOf } from "../telephony/providers/generic/event.ts";
import { MESSAGE_TYPES, Message } from "../telephony/providers/generic/message.ts";
import { isObject } from "../telephony/reading/json.ts";
import { sha256 } from "../telephony/signatures/hmac.ts";

/** What the sender's system tells of a call of ours. */
export interface ToldEvent {
  /** The sender's `event_id`, or one that follows from what it says. */
  id: string;
  type: Message["type"];
  /** Null where nothing was said. */
  event: CallEvent | null;
}

export type ReadEvent = { told: ToldEvent } | { errors: FieldError[] };

const NAMELESS =
  "Name the utterance with an event_id, or give a sequence, a timestamp or turn.start_ms: nobody could tell it from the same words said again.";

/**
 * Reads an event in the form of a generic connection's messages (`telephony/providers/generic.ts`), about the call that the
 * path names. `at` (epoch ms) is its time where it has none; `place` stands before the names of wrong members
 * (`events.3.`). Throws `too_large` for a transcript beyond its limit.
 */
export async function readToldEvent(
  input: unknown,
  {
    callId,
    providerCallId,
    at,
    place,
  }: { callId: string; providerCallId: string; at: number; place: string },
): Promise<ReadEvent> {
  const wrong = (field: string, message: string): ReadEvent => ({
    errors: [{ field: `${place}${field}`.replace(/\.$/, "") || "body", message }],
  });
  if (!isObject(input)) return wrong("", `Send an object: {type, …}, with a type of ${TYPES}.`);
  const { call_id: named, ...said } = input;
  if (typeof said.type !== "string" || !MESSAGE_TYPES.includes(said.type)) {
    return wrong("type", `Use one of ${TYPES}.`);
  }
  if (named != null && named !== callId && named !== providerCallId) {
    return wrong("call_id", "The address names the call: leave it out, or give the same.");
  }
  const read = Message.safeParse({ ...said, call_id: callId });
  if (!read.success) return prefixed(place, fieldErrors(read.error.issues));
  const message = read.data;
  const isNamed = message.event_id ?? message.sequence ?? message.timestamp;
  if (message.type === "call.turn" && isNamed == null && message.turn.start_ms === undefined) {
    return wrong("event_id", NAMELESS);
  }
  const id = message.event_id ?? (await idOf(message, said));
  const nobodySpoke = message.type === "call.turn" && message.turn.text === "";
  const { agent: _, attempt_id: __, ...rest } = message;
  const event = nobodySpoke ? null : eventOf(rest as Message, { id, sentAt: at });
  return { told: { id, type: message.type, event: event && { ...event, callId: providerCallId } } };
}

const TYPES = MESSAGE_TYPES.join(", ");

const prefixed = (place: string, errors: FieldError[]): ReadEvent => ({
  errors: errors.map(({ field, message }) => ({
    field: field === "body" && place !== "" ? place.slice(0, -1) : `${place}${field}`,
    message,
  })),
});

/** The same whenever the same is sent again: a tool call's own id, or a digest of all that was said. */
async function idOf(message: Message, said: Record<string, unknown>): Promise<string> {
  if (message.type === "call.tool_call") return `tool:${message.tool_call.id}`;
  return `${message.type}:${await sha256(JSON.stringify(said), "hex")}`;
}

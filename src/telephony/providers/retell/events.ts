import * as z from "zod";
import type { Roles } from "../../connection.ts";
import type { CallEvent } from "../../event.ts";
import { anything, list } from "../../reading/members.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { readInstant } from "../../reading/time.ts";
import { named } from "../../reading/vocabulary.ts";
import { destinationOf, endEvents, factsOf, heardIn, RetellCall, transferEvent } from "./call.ts";
import { turnsOf } from "./turns.ts";

/** `{"event": …, "call": {…}}` (Retell, webhooks). */
export const WebhookEvent = z.looseObject({
  event: z.string().min(1),
  call: RetellCall,
  transcript_with_tool_calls: list,
  transfer_destination: anything,
});
type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Events that mean nothing without the call that they are about. */
export const isOfCall = (event: string) =>
  /^(call_(started|ended|analyzed)|transcript_updated|transfer_)/.test(event);

/**
 * What a webhook says. `call_analyzed` repeats all of `call_ended` and adds the analysis, so it is the last word, whether
 * it comes after it, before it or alone.
 */
export function eventsOf(body: WebhookEvent, connection: { roles: Roles }): Told {
  const { event, call } = body;
  const to = destinationOf(body.transfer_destination ?? call.transfer_destination);
  switch (event) {
    case "call_started":
      return told(startedEvent(call));
    case "call_ended":
      return endEvents(call, connection, { key: event, kind: "ended", isFinal: false });
    case "call_analyzed":
      return endEvents(call, connection, { key: event, kind: "analyzed", isFinal: true });
    case "transcript_updated":
      return soFar(body, connection);
    case "transfer_started":
      return told(transferEvent(call.call_id, "requested", to));
    case "transfer_bridged":
      return told(transferEvent(call.call_id, "connected", to));
    case "transfer_cancelled":
      return told(transferEvent(call.call_id, "failed", to));
    // It says when the humans hung up; how the transfer went was said before.
    case "transfer_ended":
      return told();
    default:
      return untold(named(event));
  }
}

/** Sent once the call is connected: one that never connects has none. */
function startedEvent(call: RetellCall): CallEvent {
  return {
    key: "call_started",
    callId: call.call_id,
    at: readInstant(call.start_timestamp),
    kind: "started",
    facts: { ...factsOf(call), status: "in_progress" },
  };
}

/** The whole transcript so far, each time: the longer is the later, for no message has a time or a number. */
function soFar({ call, transcript_with_tool_calls }: WebhookEvent, connection: { roles: Roles }): Told {
  const { turns, unknown } = transcript_with_tool_calls?.length
    ? turnsOf(transcript_with_tool_calls, connection)
    : heardIn(call, connection);
  if (turns.length === 0) return untold(...unknown);
  const version = turns.reduce((length, { text }) => length + text.length, 0);
  const event: CallEvent = {
    key: "transcript_updated",
    callId: call.call_id,
    at: null,
    kind: "transcript",
    facts: factsOf(call),
    turns,
    version,
  };
  return { events: [event], unknown };
}

import * as z from "zod";
import type { CallEvent } from "../../event.ts";
import { amount, text, time } from "../../reading/members.ts";
import { isoOf, readInstant, secondsToMs } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { type CallForm, partiesOf, standingOf } from "./call-status.ts";

/** A call as Twilio's API answers it (Twilio Voice, Call resource). */
export const CallResource = z.looseObject({
  sid: z.string().regex(/^CA\w+$/),
  status: z.string(),
  parent_call_sid: text,
  direction: text,
  from: text,
  to: text,
  date_created: time,
  /** RFC 2822; empty before it is dialled. */
  start_time: time,
  end_time: time,
  /** Seconds: the API's `duration` is a callback's `CallDuration`. */
  duration: amount,
  answered_by: text,
});
export type CallResource = z.infer<typeof CallResource>;

/** Epoch ms at which Twilio knew of a call: one that still waits in its queue has no start. */
export const madeAt = ({ start_time, date_created }: CallResource) =>
  readInstant(start_time) ?? readInstant(date_created);

/** The call in the words of a callback. */
function formOf(call: CallResource): CallForm {
  return {
    CallSid: call.sid,
    ParentCallSid: call.parent_call_sid ?? undefined,
    CallStatus: call.status,
    Direction: call.direction ?? undefined,
    From: call.from ?? undefined,
    To: call.to ?? undefined,
    AnsweredBy: call.answered_by ?? undefined,
    Timestamp: undefined,
    SequenceNumber: undefined,
    CallDuration: undefined,
    SipResponseCode: undefined,
    RecordingUrl: undefined,
  };
}

/** The end of a call; `under_way` where it has none yet, null for a status that nobody knows. */
export function endedEvent(call: CallResource, attemptId?: string): CallEvent | "under_way" | null {
  const standing = standingOf(formOf(call));
  if (!standing) return null;
  if (standing.kind === "started") return "under_way";
  const endedAt = readInstant(call.end_time);
  return {
    key: `call:${call.status}`,
    callId: call.parent_call_sid || call.sid,
    at: endedAt,
    kind: "ended",
    facts: {
      ...partiesOf(formOf(call)),
      ...toldFacts({
        status: standing.status,
        endReason: call.status,
        startedAt: isoOf(readInstant(call.start_time)),
        endedAt: isoOf(endedAt),
        durationMs: secondsToMs(call.duration),
        attemptId,
      }),
    },
  };
}

/** A call that was exported from the API; null where it is none, or not over. */
export function readExport(content: unknown): CallEvent[] | null {
  const call = CallResource.safeParse(content).data;
  const event = call ? endedEvent(call) : null;
  return event === null || event === "under_way" ? null : [{ ...event, isFinal: true }];
}

import * as z from "zod";
import type { CallEvent } from "../../event.ts";
import { type CallForm, partiesOf, secondsToMs, standingOf, timeOf } from "./call-status.ts";

const text = z.string().nullish().catch(null);

/** A call as Twilio's API answers it (Twilio Voice, Call resource). */
export const CallResource = z.looseObject({
  sid: z.string().regex(/^CA\w+$/),
  status: z.string(),
  parent_call_sid: text,
  direction: text,
  from: text,
  to: text,
  date_created: text,
  /** RFC 2822; empty before it is dialled. */
  start_time: text,
  end_time: text,
  /** Seconds: the API's `duration` is a callback's `CallDuration`. */
  duration: z.coerce.string().nullish().catch(null),
  answered_by: text,
});
export type CallResource = z.infer<typeof CallResource>;

/** Epoch ms at which Twilio knew of a call: one that still waits in its queue has no start. */
export const madeAt = ({ start_time, date_created }: CallResource) =>
  timeOf(start_time ?? undefined) ?? timeOf(date_created ?? undefined);

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
  const [startedAt, endedAt] = [timeOf(call.start_time ?? undefined), timeOf(call.end_time ?? undefined)];
  const durationMs = secondsToMs(call.duration ?? undefined);
  return {
    key: `call:${call.status}`,
    callId: call.parent_call_sid || call.sid,
    at: endedAt,
    kind: "ended",
    facts: {
      ...partiesOf(formOf(call)),
      status: standing.status,
      endReason: call.status,
      ...(startedAt === null ? {} : { startedAt: new Date(startedAt).toISOString() }),
      ...(endedAt === null ? {} : { endedAt: new Date(endedAt).toISOString() }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(attemptId === undefined ? {} : { attemptId }),
    },
  };
}

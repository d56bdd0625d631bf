import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { CallEvent } from "../../event.ts";
import { instantOf } from "../clock-time.ts";
import { spokenTurns } from "../spoken-turns.ts";
import { CallData, factsOf, statusOf } from "./message.ts";

/** A call as the API answers it: `transcript_object` has its turns, with the clock's times. */
const Call = CallData.extend({
  call_id: z.string().min(1),
  transcript_object: z.unknown().optional(),
  transcript: z.unknown().optional(),
  updated_at: z.string().nullish().catch(null),
});

const IS_OVER: ReadonlySet<string> = new Set([
  "completed",
  "no_answer",
  "busy",
  "failed",
  "canceled",
  "voicemail",
]);

/** A call of the API as one event, the last word on it where it is over; null where it is no call. */
export function readCall(json: unknown, roles: Readonly<Record<string, Speaker>>): CallEvent | null {
  const call = Call.safeParse(json).data;
  if (!call) return null;
  const status = statusOf(call.call_status ?? call.status);
  const isOver = status !== undefined && IS_OVER.has(status);
  const { turns } = spokenTurns(call.transcript_object ?? call.transcript, roles);
  return {
    key: "call",
    callId: call.call_id,
    at: call.end_timestamp ?? instantOf(call.updated_at),
    kind: isOver ? "ended" : "started",
    facts: { ...factsOf(call), ...(status === undefined ? {} : { status }) },
    ...(turns.length > 0 ? { turns } : {}),
    ...(isOver ? { isFinal: true } : {}),
  };
}

import * as z from "zod";
import type { Roles } from "../../connection.ts";
import type { CallEvent } from "../../event.ts";
import { anything, time } from "../../reading/members.ts";
import { spokenTurns } from "../../reading/spoken-turns.ts";
import { readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { factsOf, statusOf } from "./facts.ts";
import { CallData } from "./message.ts";

/** A call as the API answers it: `transcript_object` has its turns, with the clock's times. */
const Call = CallData.extend({
  call_id: z.string().min(1),
  transcript_object: anything,
  transcript: anything,
  updated_at: time,
});

const UNDER_WAY = ["queued", "ringing", "in_progress"];

/** A call of the API as one event, the last word on it where it is over; null where it is no call. */
export function readCall(json: unknown, { roles }: { roles: Roles }): CallEvent | null {
  const call = Call.safeParse(json).data;
  if (!call) return null;
  const status = statusOf(call.call_status ?? call.status);
  const isOver = status !== undefined && !UNDER_WAY.includes(status);
  const { turns } = spokenTurns(call.transcript_object ?? call.transcript, roles);
  return {
    key: "call",
    callId: call.call_id,
    at: readInstant(call.end_timestamp) ?? readInstant(call.updated_at, { zone: "utc" }),
    kind: isOver ? "ended" : "started",
    facts: { ...factsOf(call), ...toldFacts({ status }) },
    ...(turns.length > 0 ? { turns } : {}),
    ...(isOver ? { isFinal: true } : {}),
  };
}

/** A call of the API; null where it is none, or says neither how it stands nor what was said. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const event = readCall(content, connection);
  return event && (event.facts.status || event.turns) ? [event] : null;
}

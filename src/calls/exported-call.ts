import * as z from "zod";
import { type AssembledCall, assemble } from "../conversations/assemble.ts";
import type { CallEvent } from "../telephony/event.ts";
import { callMembers } from "./members.ts";
import type { Turn } from "./turn.ts";

const Members = z.object(callMembers);
const MAX_REASON_CHARS = 200;

/** What a platform's own record of a call says, under the names of `POST /v1/calls`. */
export interface ExportedCall {
  providerCallId: string;
  members: z.output<typeof Members>;
  turns: Turn[];
  isOver: boolean;
}

/**
 * One call of a platform's record, as its adapter read it. What no call here could have is left out. Null without
 * events.
 */
export function exportedCall(events: readonly CallEvent[]): ExportedCall | null {
  const [first] = events;
  if (!first) return null;
  const call = assemble(events);
  return {
    providerCallId: first.callId.slice(0, 200),
    members: lenient(membersOf(call)),
    turns: call.transcript.turns,
    isOver: call.isOver,
  };
}

function membersOf({ facts, status }: AssembledCall) {
  return {
    direction: facts.direction,
    from_number: facts.fromNumber,
    to_number: facts.toNumber,
    started_at: facts.startedAt,
    ended_at: facts.endedAt,
    duration_ms: facts.durationMs,
    timezone: facts.timezone,
    status,
    end_reason: facts.endReason?.slice(0, MAX_REASON_CHARS),
    recording_url: facts.recordingUrl,
    metadata: facts.metadata,
    dynamic_variables: facts.dynamicVariables,
  };
}

/** An odd member never loses a call: it is as if it had not been said. */
function lenient(told: ReturnType<typeof membersOf>): z.output<typeof Members> {
  const read = Members.safeParse(told);
  if (read.success) return read.data;
  const odd = new Set(read.error.issues.map(({ path }) => String(path[0])));
  return Members.parse(Object.fromEntries(Object.entries(told).filter(([member]) => !odd.has(member))));
}

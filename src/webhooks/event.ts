import * as z from "zod";

/** In the order in which they come about, which breaks ties between events of one millisecond. */
export const EVENT_TYPES = [
  "call.started",
  "call.transcript",
  "call.transfer",
  "call.error",
  "call.ended",
  "call.analyzed",
  "schedule.created",
  "schedule.fired",
  "schedule.completed",
  "schedule.blocked",
  "schedule.canceled",
  "endpoint.disabled",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Grows when a member of an envelope or of its data changes its meaning; new members alone do not count. */
const SCHEMA_VERSION = 1;

/** Room for the place of a type in the list above. */
const PLACES_PER_MS = 100;

/** What every webhook carries, whatever happened; only `data` differs between the types. */
export const WebhookEvent = z.object({
  type: z.enum(EVENT_TYPES),
  event_id: z.string().describe("Stays the same over retries and replays: drop what you have seen."),
  call_id: z.string().nullable().describe("The call it is about, or that asked for it; null where none did."),
  agent_id: z.string(),
  timestamp: z.iso.datetime({ offset: true }).describe("When it happened, not when it was sent."),
  schema_version: z.literal(SCHEMA_VERSION),
  sequence: z
    .int()
    .describe(
      "Of two events of one call or schedule, the greater came later, in whatever order they arrive.",
    ),
  data: z.record(z.string(), z.unknown()),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export interface Happening<Type extends EventType = EventType, Data = Record<string, unknown>> {
  type: Type;
  eventId: string;
  callId: string | null;
  agentId: string;
  scheduleId?: string;
  /** Epoch milliseconds. */
  at: number;
  /** When it came to be known here, by our own clock, where `at` is by another's; orders the events. */
  notedAt?: number;
  data: Data;
}

export function newEvent(happening: Happening): WebhookEvent {
  const { type, at, notedAt = at } = happening;
  return {
    type,
    event_id: happening.eventId,
    call_id: happening.callId,
    agent_id: happening.agentId,
    timestamp: new Date(at).toISOString(),
    schema_version: SCHEMA_VERSION,
    sequence: notedAt * PLACES_PER_MS + EVENT_TYPES.indexOf(type),
    data: happening.data,
  };
}

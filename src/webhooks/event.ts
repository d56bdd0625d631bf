import * as z from "zod";

export const EVENT_TYPES = [
  "call.started",
  "call.transcript",
  "call.ended",
  "call.error",
  "call.transfer",
  "call.analyzed",
  "schedule.created",
  "schedule.fired",
  "schedule.completed",
  "schedule.blocked",
  "schedule.canceled",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Grows when a member of an envelope or of its data changes its meaning; new members alone do not count. */
export const SCHEMA_VERSION = 1;

/** What every webhook carries, whatever happened; only `data` differs between the types. */
export const WebhookEvent = z.strictObject({
  type: z.enum(EVENT_TYPES),
  /** Stays the same over retries and replays: receivers drop what they have seen. */
  event_id: z.string(),
  /** Null where no call is involved: a schedule that a person made. */
  call_id: z.string().nullable(),
  agent_id: z.string(),
  /** When it happened, not when it was sent. */
  timestamp: z.iso.datetime({ offset: true }),
  schema_version: z.literal(SCHEMA_VERSION),
  data: z.record(z.string(), z.unknown()),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export interface Happening {
  type: EventType;
  eventId: string;
  callId: string | null;
  agentId: string;
  /** Epoch milliseconds. */
  at: number;
  data: Record<string, unknown>;
}

export function newEvent(happening: Happening): WebhookEvent {
  return {
    type: happening.type,
    event_id: happening.eventId,
    call_id: happening.callId,
    agent_id: happening.agentId,
    timestamp: new Date(happening.at).toISOString(),
    schema_version: SCHEMA_VERSION,
    data: happening.data,
  };
}

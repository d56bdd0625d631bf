import * as z from "zod";
import { CallParty } from "../telephony/number.ts";
import { Timezone } from "../time/timezone.ts";
import { CALL_STATUSES, DIRECTIONS } from "./status.ts";
import { Transcript } from "./transcript.ts";

const Instant = z.iso.datetime({
  offset: true,
  error: "Use ISO 8601 with an offset, e.g. 2026-05-07T14:30:00+03:00.",
});
/** Kept on the call's own row, and sent with every event of it. */
const MAX_VARIABLES_BYTES = 64 * 1024;

const fits = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value)).length <= MAX_VARIABLES_BYTES;
const Variables = z
  .record(z.string().max(200), z.unknown())
  .refine(fits, "Keep it under 64 KiB: put the rest where you can look it up by the call's id.");

/** What a person or a provider tells of a call that is over; the body of `POST /v1/calls`. */
const Body = z.looseObject({
  agent_id: z.string("Name the agent whose configuration applies.").min(1).max(64),
  provider_call_id: z.string().trim().min(1).max(200).optional(),
  direction: z.enum(DIRECTIONS).default("inbound"),
  from_number: CallParty.nullish(),
  to_number: CallParty.nullish(),
  started_at: Instant.nullish(),
  ended_at: Instant.nullish(),
  duration_ms: z
    .number()
    .int()
    .min(0)
    .max(7 * 86_400_000)
    .nullish(),
  timezone: Timezone.nullish(),
  status: z.enum(CALL_STATUSES).default("completed"),
  end_reason: z.string().max(200).nullish(),
  recording_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  metadata: Variables.default({}),
  dynamic_variables: Variables.default({}),
  transcript: Transcript,
});

const MEMBERS = new Set(Object.keys(Body.shape));

/** A finished call in one form, whatever was left unsaid: times complete each other, unknown members join `metadata`. */
export const FinishedCall = Body.transform((body, context) => {
  const times = completeTimes(body.started_at ?? null, body.ended_at ?? null, body.duration_ms ?? null);
  if (times.durationMs !== null && times.durationMs < 0) {
    context.addIssue({
      code: "custom",
      path: ["ended_at"],
      message: "The call ends before it starts: check both times.",
    });
  }
  const unknown = Object.fromEntries(Object.entries(body).filter(([member]) => !MEMBERS.has(member)));
  const metadata: Record<string, unknown> = { ...unknown, ...body.metadata };
  if (!fits(metadata)) {
    const message = "Together with the members that nobody knows it is over 64 KiB: send less.";
    context.addIssue({ code: "custom", path: ["metadata"], message });
  }
  return {
    agentId: body.agent_id,
    providerCallId: body.provider_call_id ?? null,
    direction: body.direction,
    status: body.status,
    endReason: body.end_reason ?? null,
    fromNumber: body.from_number ?? null,
    toNumber: body.to_number ?? null,
    ...times,
    timezone: body.timezone ?? null,
    recordingUrl: body.recording_url ?? null,
    metadata,
    dynamicVariables: body.dynamic_variables as Record<string, unknown>,
    turns: body.transcript,
  };
});
export type FinishedCall = z.output<typeof FinishedCall>;

/** Any two of start, end and length give the third. */
export function completeTimes(startedAt: string | null, endedAt: string | null, durationMs: number | null) {
  if (startedAt && endedAt)
    return { startedAt, endedAt, durationMs: Date.parse(endedAt) - Date.parse(startedAt) };
  if (startedAt && durationMs !== null)
    return { startedAt, endedAt: shift(startedAt, durationMs), durationMs };
  if (endedAt && durationMs !== null) return { startedAt: shift(endedAt, -durationMs), endedAt, durationMs };
  return { startedAt, endedAt, durationMs };
}

const shift = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

/** The number of the side that is not ours. */
export function customerNumber(call: {
  direction: string;
  fromNumber: string | null;
  toNumber: string | null;
}): string | null {
  const party = call.direction === "outbound" ? call.toNumber : call.fromNumber;
  return party?.startsWith("+") ? party : null;
}

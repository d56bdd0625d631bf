import * as z from "zod";
import type { ExportedCall } from "./exported-call.ts";
import { callMembers, fitsRow } from "./members.ts";
import { NO_TURNS, TranscriptOrExport } from "./transcript.ts";
import { TOO_MUCH_METADATA, unknownMembers } from "./unknown-members.ts";

/** What a person or a provider tells of a call that is over; the body of `POST /v1/calls`. */
const Body = z.looseObject({
  agent_id: z.string("Name the agent whose configuration applies.").min(1).max(64),
  provider_call_id: z.string().trim().min(1).max(200).optional(),
  ...callMembers,
  transcript: TranscriptOrExport,
});

const MEMBERS = new Set(Object.keys(Body.shape));
/** On such a line nobody need have said anything. */
const MAYBE_WORDLESS: ReadonlySet<string> = new Set(["no_answer", "busy", "failed", "canceled", "voicemail"]);

/**
 * A finished call in one form, as it was told: a platform's export as the transcript tells what the request does not, times
 * complete each other, unknown members join `metadata`. What nobody says is null.
 */
export const GivenCall = Body.transform((body, context) => {
  const { turns, told } = body.transcript;
  const known = told?.members ?? {};
  const times = timesOf(body, known);
  if (times.durationMs !== null && times.durationMs < 0) {
    context.addIssue({
      code: "custom",
      path: ["ended_at"],
      message: "The call ends before it starts: check both times.",
    });
  }
  const unknown = unknownMembers(body, MEMBERS);
  const metadata: Record<string, unknown> = { ...known.metadata, ...unknown, ...body.metadata };
  if (!fitsRow(metadata)) {
    context.addIssue({ code: "custom", path: ["metadata"], message: TOO_MUCH_METADATA });
  }
  const status = body.status ?? known.status ?? "completed";
  if (context.issues.length === 0 && turns.length === 0 && !MAYBE_WORDLESS.has(status)) {
    context.addIssue({ code: "custom", path: ["transcript"], message: NO_TURNS });
  }
  return {
    agentId: body.agent_id,
    providerCallId: body.provider_call_id ?? told?.providerCallId ?? null,
    direction: body.direction ?? known.direction ?? null,
    status,
    endReason: body.end_reason ?? known.end_reason ?? null,
    fromNumber: body.from_number ?? known.from_number ?? null,
    toNumber: body.to_number ?? known.to_number ?? null,
    ...times,
    timezone: body.timezone ?? known.timezone ?? null,
    recordingUrl: body.recording_url ?? known.recording_url ?? null,
    metadata,
    dynamicVariables: { ...known.dynamic_variables, ...body.dynamic_variables } as Record<string, unknown>,
    turns,
  };
});
export type GivenCall = z.output<typeof GivenCall>;

/** The same where it is all that is ever told: whoever says nothing else was called. */
export const finishedCall = (given: GivenCall) => ({
  ...given,
  direction: given.direction ?? ("inbound" as const),
});
export const FinishedCall = GivenCall.transform(finishedCall);
export type FinishedCall = z.output<typeof FinishedCall>;

type Times = Pick<ExportedCall["members"], "started_at" | "ended_at" | "duration_ms">;

/** Where the request gives a start or an end, an export adds the length alone: its own clock is put right by the request. */
function timesOf(asked: Times, told: Times) {
  const known = completeTimes(told.started_at ?? null, told.ended_at ?? null, told.duration_ms ?? null);
  const durationMs = asked.duration_ms ?? null;
  if (asked.started_at || asked.ended_at) {
    return completeTimes(asked.started_at ?? null, asked.ended_at ?? null, durationMs ?? known.durationMs);
  }
  if (durationMs !== null) return completeTimes(known.startedAt, null, durationMs);
  return known;
}

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
